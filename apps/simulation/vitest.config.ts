import { defineProject } from "vitest/config";

const conditions = ["@alchemiser/source"];

// Thousands of trading days in one test, on a machine that may be busy.
const PATIENCE_MS = 240_000;

export default defineProject({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: { testTimeout: PATIENCE_MS },
});
