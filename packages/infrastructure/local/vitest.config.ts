import { defineProject } from "vitest/config";

const conditions = ["@alchemiser/source"];

export default defineProject({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  // Disks are slow and shared: what flips every bit of a ledger, or kills a process, takes its time.
  test: { testTimeout: 60_000 },
});
