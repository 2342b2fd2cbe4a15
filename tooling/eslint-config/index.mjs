import tseslint from "typescript-eslint";
import { fileURLToPath } from "node:url";
import { cycles, direction, directionInTests } from "./direction.mjs";
import * as exceptions from "./exceptions.mjs";
import { restrictionsFor } from "./restrictions.mjs";
import { castOnlyMintsBrand } from "./rules/cast-only-mints-brand.mjs";
import { noCredentialLiteral } from "./rules/no-credential-literal.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const { inTests } = exceptions;

const house = {
  plugins: {
    house: { rules: { "cast-only-mints-brand": castOnlyMintsBrand, "no-credential-literal": noCredentialLiteral } },
  },
  linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: "off" },
  rules: {
    "house/no-credential-literal": "error",
    "no-warning-comments": ["error", { terms: ["todo", "fixme", "xxx", "hack"], location: "anywhere" }],
    eqeqeq: "error",
  },
};

const scripts = {
  files: ["**/*.mjs", "**/*.cjs"],
  rules: { "no-unused-vars": "error", "prefer-const": "error", "no-var": "error" },
};

const typed = {
  files: ["**/*.ts"],
  extends: [tseslint.configs.strictTypeChecked],
  languageOptions: { parserOptions: { project: ["tsconfig.json"], tsconfigRootDir: root } },
  rules: {
    "house/cast-only-mints-brand": "error",
    "@typescript-eslint/consistent-type-assertions": ["error", { assertionStyle: "as" }],
    "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
    "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
    "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
    // A refusal that notes its reason answers `undefined`, and `return refuse(…)` says so; `tsc` keeps void out.
    "@typescript-eslint/no-confusing-void-expression": "off",
    // Numbers and booleans print themselves; what must not slip into a sentence is an object or an unknown.
    "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
  },
};

const purity = [
  { files: ["packages/**/*.ts"], rules: restrictionsFor("outer") },
  { files: ["packages/domain/src/**/*.ts"], rules: restrictionsFor("domain") },
  { files: ["packages/application/src/**/*.ts"], rules: restrictionsFor("application") },
  { files: ["apps/**/*.ts"], rules: restrictionsFor("app") },
  { files: exceptions.COMPOSITION_ROOTS, rules: restrictionsFor("app", ["container"]) },
  { files: exceptions.TERMINALS, rules: restrictionsFor("app", ["console", "terminalWrites"]) },
  { files: exceptions.LAZY_LOADERS, rules: restrictionsFor("app", ["dynamicImports"]) },
  { files: exceptions.DOMAIN_TESTING, rules: restrictionsFor("domain", ["packages"]) },
  { files: exceptions.APPLICATION_TESTING, rules: restrictionsFor("application", ["packages"]) },
  { files: [...exceptions.REFERENCE_READERS, ...inTests("packages/**")], rules: restrictionsFor("outer") },
  { files: exceptions.CONFIGURATION, rules: restrictionsFor("app", ["defaultExports"]) },
  { files: exceptions.HOT_LOOPS, rules: { "@typescript-eslint/no-non-null-assertion": "off" } },
];

/** A test may build what no parser would let through, and throw away what it does not ask about. */
const tests = {
  files: exceptions.TESTS,
  rules: {
    "house/cast-only-mints-brand": "off",
    "@typescript-eslint/no-non-null-assertion": "off",
    "@typescript-eslint/no-floating-promises": "error",
    "@typescript-eslint/no-unsafe-assignment": "off",
    "@typescript-eslint/no-unsafe-member-access": "off",
    "@typescript-eslint/restrict-template-expressions": "off",
    "@typescript-eslint/require-await": "off",
    "@typescript-eslint/unbound-method": "off",
  },
};

export default tseslint.config(
  { ignores: ["**/node_modules/", "**/dist/", "**/coverage/", "**/.turbo/", "tooling/architecture/fixtures/"] },
  house,
  scripts,
  typed,
  cycles,
  direction,
  directionInTests,
  ...purity,
  tests,
);
