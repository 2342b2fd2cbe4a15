import { describe, expect, it } from "vitest";
import { held } from "../../testing/symphony-scenario.ts";

const up = [10, 11, 12];

describe("filter", () => {
  const closes = { A: [10, 12, 15], B: [10, 11, 12], C: [10, 10, 10], Y: [NaN, 10, 30] };
  const filtered = (select: string, members: string) =>
    held(`(filter (cumulative-return {:window 2}) (${select}) [${members}])`, closes);
  const all = `(asset "C") (asset "A") (asset "B")`;

  it("takes the best by the metric in equal shares", () => {
    expect(filtered("select-top 1", all)).toEqual({ A: 1 });
    expect(filtered("select-bottom 2", all)).toEqual({ B: 0.5, C: 0.5 });
  });

  it("takes all when there are fewer than wanted, counting equal content once", () => {
    expect(filtered("select-top 5", `${all} (asset "A")`)).toEqual({
      A: expect.closeTo(1 / 3, 12),
      B: expect.closeTo(1 / 3, 12),
      C: expect.closeTo(1 / 3, 12),
    });
  });

  it("passes over a candidate without a score and is undecided when there is none with one", () => {
    expect(filtered("select-top 1", `${all} (asset "Y")`)).toEqual({ A: 1 });
    expect(filtered("select-top 1", `(asset "Y")`)).toContain("no candidate has a score");
  });

  it("passes over an undecided branch and splices a decided one into its candidates", () => {
    const branch = (condition: string) => `(if ${condition} [(asset "A") (asset "B")] [(asset "C")])`;
    expect(filtered("select-top 1", `(asset "C") ${branch(`(> (rsi "A" {:window 9}) 1)`)}`)).toEqual({ C: 1 });
    expect(filtered("select-top 2", `(asset "C") ${branch("(> 2 1)")}`)).toEqual({ A: 0.5, B: 0.5 });
  });

  it("breaks ties by symbol or group name, in code points", () => {
    const twins = { Z: up, M: up, N: up };
    const select = (members: string) =>
      held(`(filter (cumulative-return {:window 1}) (select-top 1) [${members}])`, twins);
    expect(select(`(asset "Z") (asset "N") (asset "M")`)).toEqual({ M: 1 });
    expect(select(`(group "b" [(asset "Z")]) (group "B" [(asset "N")])`)).toEqual({ N: 1 });
    expect(select(`(group "𝒶" [(asset "Z")]) (group "\uFB01" [(asset "N")])`)).toEqual({ N: 1 });
    expect(select(`(asset "Z") (weight-equal [(asset "N") (asset "M")])`)).toEqual({ N: 0.5, M: 0.5 });
  });

  it("calls scores equal that differ only beyond nine decimals", () => {
    const nearly = { A: [10, 11], B: [10, 11 + 1e-12] };
    expect(held(`(filter (cumulative-return {:window 1}) (select-top 1) [(asset "B") (asset "A")])`, nearly)).toEqual({
      A: 1,
    });
  });
});
