import { defineConfig } from "vitest/config";

/** What decides and what runs a cycle is proven; adapters are proven by contracts, not by lines. */
const PROVEN = ["packages/domain/src/**", "packages/application/src/**"];
const THRESHOLDS = { lines: 95, branches: 90 };

export default defineConfig({
  test: {
    projects: ["packages/{application,domain,strategies}", "packages/infrastructure/*", "apps/*"],
    coverage: {
      provider: "v8",
      include: PROVEN,
      exclude: ["**/testing/**", "**/*.test.ts", "**/*.typetest.ts"],
      reporter: ["text-summary"],
      thresholds: Object.fromEntries(PROVEN.map((files) => [files, THRESHOLDS])),
    },
  },
});
