import { defineProject } from "vitest/config";

const conditions = ["@alchemiser/source"];

// Nothing here changes what its modules hold: test files share those that one of them has loaded.
const isolate = false;

export default defineProject({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  // Most tests here start the real program several times, on machines that are busy with other tests.
  test: { testTimeout: 60_000, globalSetup: "src/testing/bundle-program.ts", isolate },
});
