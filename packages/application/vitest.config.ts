import { defineProject } from "vitest/config";

const conditions = ["@alchemiser/source"];

// Some laws try every moment at which a run may be told to end, which takes long on a busy machine.
const PATIENCE_MS = 60_000;

// What is pure leaves nothing behind: its test files share the modules that one of them has loaded.
const isolate = false;

export default defineProject({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: { testTimeout: PATIENCE_MS, isolate },
});
