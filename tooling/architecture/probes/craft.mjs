const domain = "packages/domain/src/risk/probe.ts";
const infrastructure = "packages/infrastructure/local/src/clock/probe.ts";
const test = "packages/domain/src/risk/probe.test.ts";
const launcher = "tooling/launch/probe.mjs";

const CREDENTIAL = "house/no-credential-literal";
const CAST = "house/cast-only-mints-brand";

const brand = "declare const brand: unique symbol;\nexport type Ticker = string & { readonly [brand]: 1 };";
const first = "export const first = (values: readonly number[]): number => values[0]!;";

/** Put together at run time: no file of ours may hold text of these shapes, not even this one. */
const text = (...parts) => `export const key = "${parts.join("")}";`;
const capitals = "ABCD1234".repeat(2);

export const craftProbes = [
  { name: "any", file: domain, code: "export type Loose = any;", expects: "@typescript-eslint/no-explicit-any" },
  { name: "a non-null assertion", file: domain, code: first, expects: "@typescript-eslint/no-non-null-assertion" },
  { name: "a non-null assertion in a hot loop", file: "packages/domain/src/indicators/probe.ts", code: first },
  {
    name: "a cast",
    file: domain,
    code: "export const length = (text: unknown): number => (text as string).length;",
    expects: CAST,
  },
  {
    name: "a cast to a type that is no brand, by the function that returns it",
    file: domain,
    code: "export const read = (text: unknown): string => text as string;",
    expects: CAST,
  },
  {
    name: "a brand minted outside its constructor",
    file: domain,
    code: `${brand}\nexport const spy = "SPY" as Ticker;`,
    expects: CAST,
  },
  {
    name: "a brand minted by its constructor",
    file: domain,
    code: `${brand}\nexport const ticker = (text: string): Ticker => text as Ticker;`,
  },
  { name: "as const", file: domain, code: 'export const sides = ["buy", "sell"] as const;' },
  {
    name: "an angle-bracket cast",
    file: domain,
    code: "export const length = (text: unknown): number => (<string>text).length;",
    expects: "@typescript-eslint/consistent-type-assertions",
  },
  {
    name: "a promise left floating",
    file: infrastructure,
    code: "declare const save: () => Promise<void>;\nsave();",
    expects: "@typescript-eslint/no-floating-promises",
  },
  {
    name: "a union switched over in part",
    file: domain,
    code: 'export function f(side: "buy" | "sell"): number {\n  switch (side) {\n    case "buy":\n      return 1;\n  }\n  return 0;\n}',
    expects: "@typescript-eslint/switch-exhaustiveness-check",
  },
  {
    name: "work left for later",
    file: domain,
    code: `// ${"TO"}DO: later\nexport const one = 1;`,
    expects: "no-warning-comments",
  },
  {
    name: "a broken thing noted",
    file: test,
    code: `// ${"FIX"}ME\nexport const one = 1;`,
    expects: "no-warning-comments",
  },
  {
    name: "a rule lifted by a comment",
    file: domain,
    code: "// eslint-disable-next-line\nexport type Loose = any;",
    expects: "@typescript-eslint/no-explicit-any",
  },
  { name: "an Alpaca paper key", file: test, code: text("PK", capitals, "99"), expects: CREDENTIAL },
  { name: "an Alpaca live key", file: domain, code: text("AK", capitals), expects: CREDENTIAL },
  { name: "an Alpaca client key", file: launcher, code: text("CK", capitals), expects: CREDENTIAL },
  { name: "an AWS key", file: infrastructure, code: text("AK", "IA", capitals), expects: CREDENTIAL },
  { name: "a secret of forty characters", file: test, code: text("aB3/".repeat(10)), expects: CREDENTIAL },
  { name: "a private key", file: test, code: text("-----BEGIN ", "RSA PRIVATE KEY-----"), expects: CREDENTIAL },
  { name: "a long path", file: domain, code: text("packages/infrastructure/simulator/source/Probe7") },
  { name: "a long hexadecimal hash", file: domain, code: text("0123456789abcdef".repeat(4)) },
];
