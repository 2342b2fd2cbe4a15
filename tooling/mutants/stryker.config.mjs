// Mistakes of every kind, put in by a machine: what the tests of the part of the domain that moves money notice.
// The simulation's own mistakes, put in by hand, are in mutants.mjs.

/** Where money is decided about and written down. */
const MONEY = ["orders", "ledger", "risk", "execution"];

export default {
  packageManager: "npm",
  plugins: [import.meta.resolve("@stryker-mutator/vitest-runner")],
  testRunner: "vitest",
  vitest: { configFile: import.meta.dirname + "/vitest.config.mjs", related: false },
  mutate: MONEY.flatMap((stage) => [`src/${stage}/**/*.ts`, `!src/${stage}/**/*.test.ts`]),
  coverageAnalysis: "perTest",
  checkers: [],
  // Its own reading of tsconfig.json needs a compiler with an interface for programs, which TypeScript 7 has not.
  tsconfigFile: "none",
  ignoreStatic: true,
  concurrency: 2,
  reporters: ["clear-text", "progress-append-only"],
  clearTextReporter: {
    allowColor: false,
    logTests: false,
    reportTests: false,
    reportMutants: true,
    reportScoreTable: true,
  },
  thresholds: { high: 90, low: 85, break: 85 },
  // As deep as the package itself: its tsconfig.json extends the one of the root.
  tempDirName: "../../.stryker-tmp",
  cleanTempDir: true,
};
