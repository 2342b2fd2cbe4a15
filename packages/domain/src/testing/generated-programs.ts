import fc from "fast-check";
import { ticker } from "../market/ticker.ts";
import type { Condition, Metric, Node, Operand, Program } from "../symphony/tree.ts";

// Programs of every kind of node, as trees without places: `at` is 0 throughout.

const symbol = fc.constantFrom("A", "BB", "CCC", "BRK.B").map(ticker);
const window = fc.integer({ min: 1, max: 8 });
const name = fc.oneof(
  fc.constantFrom("", 'quoted "name"', "back\\slash", "two\nlines\tand\r", "π 𝒶 (;[{"),
  fc.string(),
);
const isPrintable = (text: string): boolean => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(text.replace(/[\n\t\r]/g, ""));
const title = name.filter(isPrintable);
const number = fc
  .oneof(fc.integer({ min: -1000, max: 1000 }), fc.double({ noNaN: true, noDefaultInfinity: true }))
  .map((value) => value + 0);
const weight = fc.oneof(
  fc.integer({ min: 1, max: 100 }),
  fc.double({ min: Number.MIN_VALUE, max: 1e300, noNaN: true }),
);

const windowed = fc.constantFrom(
  "moving-average-price",
  "exponential-moving-average-price",
  "cumulative-return",
  "moving-average-return",
  "stdev-return",
  "stdev-price",
  "max-drawdown",
);

const metric: fc.Arbitrary<Metric> = fc.oneof(
  fc.constant<Metric>({ name: "current-price" }),
  fc.record({ name: windowed, window }),
  fc.record({ name: fc.constant("rsi" as const), window, smoothing: fc.constantFrom("wilder", "simple") }),
  fc.record({ name: fc.constant("percentage-price-oscillator" as const), short: window, long: window }),
  fc.record({
    name: fc.constant("percentage-price-oscillator-signal" as const),
    short: window,
    long: window,
    smooth: window,
  }),
);

const operand: fc.Arbitrary<Operand> = fc.oneof(
  fc.record({ kind: fc.constant("constant" as const), value: number }),
  fc.record({ kind: fc.constant("indicator" as const), ticker: symbol, metric }),
);

const at = fc.constant(0);

const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    fc.record({
      kind: fc.constant("comparison" as const),
      comparator: fc.constantFrom(">", "<", ">=", "<=", "="),
      left: operand,
      right: operand,
      at,
    }),
    fc.record({
      kind: fc.constantFrom("and", "or"),
      conditions: fc.array(tie("condition"), { minLength: 1, maxLength: 3 }),
      at,
    }),
    fc.record({ kind: fc.constant("not" as const), condition: tie("condition"), at }),
  ),
}));

const { node } = fc.letrec<{ node: Node }>((tie) => {
  const nodes = fc.array(tie("node"), { minLength: 1, maxLength: 4 });
  const branch = fc.array(tie("node"), { maxLength: 3 });
  return {
    node: fc.oneof(
      { maxDepth: 5, depthSize: "small" },
      fc.record({
        kind: fc.constant("asset" as const),
        ticker: symbol,
        name: fc.option(title, { nil: undefined }),
        at,
      }),
      fc.record({ kind: fc.constant("weight-equal" as const), children: nodes, at }),
      fc.record({
        kind: fc.constant("weight-specified" as const),
        parts: fc.array(fc.record({ weight, child: tie("node") }), { minLength: 1, maxLength: 3 }),
        at,
      }),
      fc.record({
        kind: fc.constant("weight-inverse-volatility" as const),
        window: fc.integer({ min: 2, max: 8 }),
        children: nodes,
        at,
      }),
      fc.record({ kind: fc.constant("group" as const), name: title, body: nodes, at }),
      fc.record({
        kind: fc.constant("if" as const),
        condition,
        then: branch,
        otherwise: fc.option(branch, { nil: undefined }),
        at,
      }),
      fc.record({
        kind: fc.constant("filter" as const),
        metric,
        select: fc.constantFrom("top", "bottom"),
        count: fc.integer({ min: 1, max: 5 }),
        children: nodes,
        at,
      }),
    ),
  };
});

/** Any condition on the symbols A, BB, CCC and BRK.B. */
export const anyCondition: fc.Arbitrary<Condition> = condition;

/** Any program. */
export const anyProgram: fc.Arbitrary<Program> = fc.record({
  name: title,
  config: fc.record({
    frequency: fc.constantFrom(undefined, "daily", "weekly", "monthly", "quarterly", "yearly"),
    threshold: fc.option(fc.double({ min: 0.001, max: 0.999, noNaN: true }), { nil: undefined }),
  }),
  body: fc.array(node, { minLength: 1, maxLength: 3 }),
  at,
});

/** A tree without its places, for comparing what two texts say. */
export const withoutPlaces = (tree: unknown): unknown =>
  JSON.parse(JSON.stringify(tree, (key, value: unknown) => (key === "at" ? 0 : value)));
