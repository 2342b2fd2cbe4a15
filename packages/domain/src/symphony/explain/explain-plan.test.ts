import { describe, expect, it } from "vitest";
import { explanationText, reasonsIn, type Explanation } from "../../strategy/explanation.ts";
import { studyOf, type Closes } from "../../testing/symphony-scenario.ts";

const explained = (body: string, closes: Closes): Explanation => {
  const rows = Math.max(...Object.values(closes).map(({ length }) => length));
  return studyOf(body, closes).explainAt(rows - 1);
};

const told = (body: string, closes: Closes): readonly string[] => explanationText(explained(body, closes)).split("\n");

const find = <Kind extends Explanation["kind"]>(explanation: Explanation, kind: Kind) =>
  [...reasonsIn(explanation)].find((reason): reason is Extract<Explanation, { kind: Kind }> => reason.kind === kind);

describe("an explained decision", () => {
  it("tells each comparison with both values, and the branch it leads to", () => {
    const body = `(if (> (current-price "SPY") (moving-average-price "SPY" {:window 2}))
      [(if (< (rsi "TQQQ" {:window 2}) 31) [(asset "TECL")] [(asset "TQQQ")])] [(asset "BIL")])`;
    expect(told(body, { SPY: [600, 620, 688.1], TQQQ: [50, 51, 52], TECL: [1, 1, 1], BIL: [1, 1, 1] })).toEqual([
      "TQQQ 100 %",
      "  SPY 688.1 is above its 2-day average 654.05, so",
      "    TQQQ's 2-day RSI 100 is above 31, so",
      "      TQQQ",
    ]);
  });

  it("keeps both values, the distance and the verdict as data", () => {
    const body = `(if (> (cumulative-return "A" {:window 1}) 5) [(asset "A")] [(asset "B")])`;
    const explanation = explained(body, { A: [100, 102], B: [1, 1] });
    expect(find(explanation, "comparison")).toMatchObject({
      subject: "A's 1-day return > 5",
      text: "A's 1-day return 2 % is below 5 %, so",
      left: expect.closeTo(2, 9),
      right: 5,
      distance: expect.closeTo(-3, 9),
      holds: false,
      uncertainty: 0,
    });
  });

  it("writes two close values with as many digits as tell them apart", () => {
    const body = `(if (> (current-price "A") (current-price "B")) [(asset "A")] [(asset "B")])`;
    expect(told(body, { A: [100.00000001], B: [100] })[1]).toBe("  A 100.00000001 is above B 100, so");
  });

  it("ranks every candidate of a filter with its score", () => {
    const body = `(filter (cumulative-return {:window 1}) (select-top 1) [(asset "A") (group "pair" [(asset "B") (asset "C")]) (asset "YOUNG")])`;
    const explanation = explained(body, { A: [10, 11], B: [10, 12], C: [10, 14], YOUNG: [NaN, 10] });
    expect(explanationText(explanation).split("\n")).toEqual([
      "B 50 %, C 50 %",
      "  the 1 with the highest 1-day return of pair 30 %, A 10 %, YOUNG without a score",
      '    group "pair"',
      "      equal shares: B 50 %, C 50 %",
      "        B",
      "        C",
    ]);
    expect(find(explanation, "ranking")?.candidates).toMatchObject([
      { name: "pair", score: expect.closeTo(30, 9), rank: 1, isSelected: true },
      { name: "A", score: expect.closeTo(10, 9), rank: 2, isSelected: false },
      { name: "YOUNG", score: undefined, rank: undefined, isSelected: false },
    ]);
  });

  it("says where weights come from", () => {
    expect(told(`(weight-specified 3 (asset "A") 1 (asset "B"))`, { A: [1], B: [1] })[1]).toBe(
      "  as stated: A 75 %, B 25 %",
    );
    expect(
      told(`(weight-inverse-volatility 2 [(asset "A") (asset "B")])`, {
        A: [100, 101, 99.99],
        B: [100, 101, 99.99],
      })[1],
    ).toBe("  shares inverse to the deviation of 2 daily returns (A 1.414 %, B 1.414 %): A 50 %, B 50 %");
  });

  it("tells the parts of a compound condition", () => {
    const body = `(if (and (> 2 1) (not (> 1 2))) [(asset "A")])`;
    expect(told(body, { A: [1] })).toEqual([
      "A 100 %",
      "  (2 > 1) and (not (1 > 2)) holds, so",
      "    2 is above 1",
      "    not (1 > 2) holds",
      "      1 is below 2",
      "    A",
    ]);
  });

  it("begins with what is missing when it is undecided", () => {
    const body = `(group "g" [(if (> (rsi "A" {:window 10}) 50) [(asset "A")])])`;
    expect(told(body, { A: [1, 2, 3] })[0]).toBe(
      `undecided: A's 10-day RSI is unknown on 2000-01-05: 3 of the 11 bars it needs (in group "g" › if A's 10-day RSI > 50)`,
    );
  });

  it("says how far a value may be off that remembers history from before the first bar", () => {
    const body = `(if (> (rsi "A" {:window 2}) 50) [(asset "A")] [(asset "A")])`;
    const uncertainty = (closes: readonly number[]) => find(explained(body, { A: closes }), "comparison")?.uncertainty;
    expect(uncertainty([1, 2, 3])).toBe(100);
    expect(uncertainty([1, 2, 3, 2, 3])).toBe(25);
  });

  it("is plain JSON", () => {
    const explanation = explained(`(asset "A") (asset "B")`, { A: [1], B: [1] });
    expect(JSON.parse(JSON.stringify(explanation))).toEqual(explanation);
  });
});
