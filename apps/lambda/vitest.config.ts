import { defineProject } from "vitest/config";

const conditions = ["@alchemiser/source"];

// The bundle runs in a process of its own, and a busy machine starts those slowly.
const PATIENCE_MS = 60_000;

export default defineProject({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: { testTimeout: PATIENCE_MS, hookTimeout: PATIENCE_MS },
});
