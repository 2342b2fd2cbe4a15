import { describe, expect, it } from "vitest";
import { symphony } from "./symphony.ts";

/** What the first error of a refused text expected. */
function expectation(text: string): string {
  const reading = symphony(text, "hostile");
  return reading.outcome === "refused" ? (reading.errors[0]?.expected ?? "nothing") : "no refusal";
}

const MILLION = 1_000_000;
const assets = (count: number, symbol: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => `(asset "${symbol(index)}")`).join(" ");
const program = (members: string): string => `(defsymphony "hostile" [${members}])`;

describe("a hostile text", () => {
  it.each<[string, () => string, string]>([
    ["a million open lists", () => "(".repeat(MILLION), "at most 512 brackets inside each other"],
    [
      "a million nested lists",
      () => "(".repeat(MILLION) + ")".repeat(MILLION),
      "at most 512 brackets inside each other",
    ],
    [
      "a million nested arrays",
      () => "[".repeat(MILLION) + "]".repeat(MILLION),
      "at most 512 brackets inside each other",
    ],
    ["a million nested objects", () => '{"a":'.repeat(MILLION), "at most 512 brackets inside each other"],
    ["two million empty lists", () => "()".repeat(2 * MILLION), "at most 1000000 nodes"],
    ["two million empty arrays", () => `[${"[],".repeat(2 * MILLION)}1]`, "at most 1000000 nodes"],
    ["50 MB of spaces", () => " ".repeat(50 * MILLION), "a text of at most 16777216 bytes"],
    ["14 million characters of two bytes", () => `; ${"é".repeat(14 * MILLION)}`, "a text of at most 16777216 bytes"],
    ["16 MB inside one string", () => `"${"x".repeat(16 * MILLION)}`, "a string that ends"],
    ["16 MB of escapes in a string", () => `"${"\\\\".repeat(8 * MILLION)}`, "a string that ends"],
    ["four million comments", () => ";\n".repeat(4 * MILLION), '(defsymphony "name" {config} body)'],
    ["a name of 16 MB", () => `(${"a".repeat(16 * MILLION)})`, '(defsymphony "name" {config} body)'],
    [
      "a number of 16 MB",
      () => `(defsymphony "x" (weight-specified ${"1".repeat(MILLION)} (asset "A")))`,
      "a weight of 0 or more",
    ],
    [
      "100,000 symbols",
      () => program(assets(100_000, (index) => `A${String(index)}`)),
      "at most 10000 different symbols",
    ],
    ["a NUL character", () => program('(asset "A" "\0")'), "only printable characters"],
    ["text that turns direction", () => program('(asset "A" "\u202E")'), "only printable characters"],
    [
      "text that turns direction in a comment",
      () => `; \u2067\n${program('(asset "A")')}`,
      "only printable characters",
    ],
    ["a NUL character in an escape", () => '"(defsymphony \\u0000)"', "only printable characters"],
    [
      "a backspace behind an escape of JSON",
      () => '["defsymphony","a\\bb",{},[["asset","A"]]]',
      "only printable characters",
    ],
    [
      "a terminal's escape behind one of JSON",
      () => '["defsymphony","\\u001b[2J",{},[["asset","A"]]]',
      "only printable characters",
    ],
    ["half a character", () => program('(asset "A" "\uD800")'), "only printable characters"],
    ["a prototype for a node", () => '{"__proto__": {"step": "root"}}', "a root: a map with :step :root"],
    [
      "a prototype for parameters",
      () => program('(filter (rsi {:__proto__ 5}) (select-top 1) [(asset "A")])'),
      "only the parameters :window :smoothing",
    ],
    [
      "an inherited name for an operator",
      () => program('(constructor "A")'),
      "a node: asset, a weight, group, if or filter",
    ],
    [
      "an inherited name for an indicator",
      () => program('(filter (toString) (select-top 1) [(asset "A")])'),
      "an indicator",
    ],
    ["JavaScript", () => "process.exit(1)", '(defsymphony "name" {config} body)'],
    [
      "a string in a string in a string",
      () => JSON.stringify(JSON.stringify(JSON.stringify("x"))),
      '(defsymphony "name" {config} body)',
    ],
  ])("such as %s is refused with its reason", (_, text, expected) => {
    expect(expectation(text())).toBe(expected);
  });

  it("shows no more of itself than fits a line, and nothing that a terminal would obey", () => {
    const reading = symphony(`(${"\u202E".repeat(MILLION)}`, "hostile");
    const [error] = reading.outcome === "refused" ? reading.errors : [];
    expect(error).toMatchObject({ line: 1, column: 2, found: "U+202E" });
    expect(error?.source).toMatch(/^\(·{1,120}$/);
  });

  it("is read to the limits and not short of them", () => {
    const nested = `${"(weight-equal [".repeat(255)}(asset "A")${"])".repeat(255)}`;
    expect(expectation(`(defsymphony "deep" ${nested})`)).toBe("no refusal");
    expect(expectation(program(assets(10_000, (index) => `A${String(index)}`)))).toBe("no refusal");
  });
});
