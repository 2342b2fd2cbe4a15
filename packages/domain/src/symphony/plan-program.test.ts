import { describe, expect, it } from "vitest";
import { invariant } from "../kernel/invariant.ts";
import { program } from "../testing/symphony-scenario.ts";
import { planProgram } from "./plan-program.ts";
import { readTree } from "./read-tree.ts";

/** The content numbers of a list's members. */
function contents(members: string): readonly number[] {
  const reading = readTree({ file: "test.clj", text: program(members) });
  invariant(reading.outcome === "read", "the members are a program");
  const plan = planProgram(reading.tree);
  invariant(plan.kind === "equal", "a body is an equal weight");
  return plan.children.map((child) => (child.kind === "member" ? child.block.content : -1));
}

const areEqual = (one: string, other: string): boolean => {
  const [first, second] = contents(`${one} ${other}`);
  return first === second;
};

describe("the content of a node", () => {
  const pair = `[(asset "A" "name") (asset "B")]`;

  it("is the same whatever a group is called and whatever its assets are named", () => {
    expect(areEqual(`(group "one" ${pair})`, `(group "two" [(asset "A") (asset "B")])`)).toBe(true);
  });

  it("is the same in any unit of weight", () => {
    expect(
      areEqual(
        `(weight-specified 75 (asset "A") 25 (asset "B"))`,
        `(weight-specified 0.75 (asset "A") 0.25 (asset "B"))`,
      ),
    ).toBe(true);
  });

  it("is that of the only member, unless that is an asset, whose history is its own", () => {
    expect(areEqual(`(group "g" [(weight-equal ${pair})])`, `(weight-equal ${pair})`)).toBe(true);
    expect(areEqual(`(group "g" [(asset "A")])`, `(asset "A")`)).toBe(false);
  });

  it("differs with windows, comparisons, branches and order", () => {
    expect(areEqual(`(weight-inverse-volatility 5 ${pair})`, `(weight-inverse-volatility 6 ${pair})`)).toBe(false);
    const fork = (condition: string) => `(group "g" [(if ${condition} ${pair})])`;
    expect(areEqual(fork(`(> (rsi "A") 50)`), fork(`(> (rsi "A") 51)`))).toBe(false);
    expect(areEqual(fork(`(> (rsi "A") 50)`), fork(`(> (rsi "A" {:window 14}) 50)`))).toBe(true);
    expect(areEqual(`(weight-equal ${pair})`, `(weight-equal [(asset "B") (asset "A")])`)).toBe(false);
  });

  it("of a filter depends on the names that break its ties", () => {
    const filter = (name: string) => `(filter (rsi) (select-top 1) [(group "${name}" ${pair}) (asset "C")])`;
    expect(areEqual(filter("one"), filter("one"))).toBe(true);
    expect(areEqual(filter("one"), filter("two"))).toBe(false);
  });
});
