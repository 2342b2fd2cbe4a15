import { defineProject } from "vitest/config";

const conditions = ["@alchemiser/source"];

// The second example asks a server, and a busy machine answers slowly.
const PATIENCE_MS = 60_000;

export default defineProject({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: { testTimeout: PATIENCE_MS },
});
