import { defineConfig } from "vitest/config";

const conditions = ["@alchemiser/source"];

/** The domain's tests that go through what moves money. */
const include = ["src/*.test.ts", "src/{orders,ledger,risk,execution,rebalance,portfolio,market-rules}/**/*.test.ts"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: { include, testTimeout: 60_000 },
});
