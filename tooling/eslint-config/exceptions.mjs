/** Every place where a rule is lifted, with its reason. Nothing is lifted by a comment in the source. */

/** Loops over typed arrays: the index is bounded by the loop itself, and a check per element would cost a third. */
export const HOT_LOOPS = ["packages/domain/src/indicators/**/*.ts"];

/** The CLI's table of lazily loaded commands: `--help` must not pay for the SDK and the exchange. */
export const LAZY_LOADERS = [
  "apps/cli/src/commands.ts",
  "apps/cli/src/live-commands.ts",
  "apps/cli/src/trading-commands.ts",
];

/** The one file per app that knows who implements what. */
export const COMPOSITION_ROOTS = ["apps/*/src/composition.ts"];

/** The one file per app that people read. */
export const TERMINALS = ["apps/*/src/terminal.ts"];

/** Tools read their configuration from a default export. */
export const CONFIGURATION = ["**/*.config.ts", "**/*.config.mjs", "tooling/eslint-config/*.mjs"];

export const TESTS = ["**/*.test.ts", "**/*.typetest.ts", "**/*.bench.ts"];
export const inTests = (paths) => TESTS.map((test) => `${paths}/${test}`);

/** Contract suites and builders that tests of any package import: as pure as their package, but on the test runner. */
export const DOMAIN_TESTING = ["packages/domain/src/testing/**/*.ts"];
export const APPLICATION_TESTING = ["packages/application/src/testing/**/*.ts"];

/** What lets the reference tests read published data from outside the checkout; no source imports it. */
export const REFERENCE_READERS = ["packages/*/src/testing/reference-data.ts"];
