import { describe, expect, it } from "vitest";
import { decide, type Decision } from "../decide.ts";
import { InvariantViolation } from "../kernel/invariant.ts";
import { historyOf } from "../market/history.ts";
import { ticker } from "../market/ticker.ts";
import type { Book } from "../portfolio/book.ts";
import type { Remedy } from "../strategy/remedy.ts";
import { StrategyFailed } from "../strategy/strategy-failed.ts";
import type { Strategy, Study, TargetWeights } from "../strategy/strategy.ts";
import { accountWith, mandateFor, marketAt, sharing, sleeve, spoken, undecided, wanting } from "../testing/scenario.ts";

const STAY: Remedy = { kind: "stay" };
const SHELTER: Remedy = { kind: "shelter", ticker: ticker("BIL") };
const BOOK = sharing({ sure: {}, unsure: { SPY: "10" } }, "5000");
const market = marketAt({ SPY: "500", TLT: "100", BIL: "90" });

/** A mandate of two halves: one wants TLT, the other is `unsure`. */
function decideWith(unsure: Strategy, remedy: Remedy, { book = BOOK, prices = market } = {}): Decision {
  const sleeves = [sleeve("sure", "0.5", wanting({ TLT: 1 })), sleeve("unsure", "0.5", unsure, remedy)];
  return decide(mandateFor(sleeves), prices, accountWith(book));
}

const ofUnsure = ({ opinions }: Decision): unknown => opinions[1];

const throwing = (thrown: Error): Strategy => ({
  ...wanting({ SPY: 1 }),
  name: "hasty",
  study: () => {
    throw thrown;
  },
});

const studyOf = (weights: TargetWeights): Study => ({
  ...wanting({}).study(historyOf([], new Map())),
  allocationAt: () => ({ outcome: "decided", weights }),
});

const answering = (weights: Readonly<Record<string, number>>): Strategy => ({ ...wanting(weights), name: "hasty" });

describe("a strategy that fills one map anew for every answer", () => {
  it("is heard as often as it is asked", () => {
    const reused = new Map([[ticker("SPY"), 1]]);
    const answers: Strategy = { ...wanting({ SPY: 1, TLT: 1 }), study: () => studyOf(reused) };
    const first = decideWith(answers, STAY, { book: sharing({ sure: {}, unsure: {} }, "10000") });
    reused.clear();
    reused.set(ticker("TLT"), 1);
    const second = decideWith(answers, STAY, { book: sharing({ sure: {}, unsure: {} }, "10000") });

    expect(spoken(first.intents)).toEqual(["buy 10 SPY", "buy 50 TLT"]);
    expect(spoken(second.intents)).toEqual(["buy 100 TLT"]);
  });
});

describe("a sleeve that is undecided", () => {
  it("stops every sleeve where the mandate says nothing else", () => {
    const decision = decideWith(undecided("no bars for GLD"), { kind: "refuse" });

    expect(ofUnsure(decision)).toEqual({ outcome: "undecided", sleeve: "unsure", reason: "no bars for GLD" });
    expect(decision.intents).toEqual([]);
  });

  it("keeps its lots where the mandate says so, and the other sleeves go on", () => {
    const decision = decideWith(undecided("no bars for GLD"), STAY);

    expect(ofUnsure(decision)).toEqual({ outcome: "stay", sleeve: "unsure", reason: "no bars for GLD" });
    expect(spoken(decision.intents)).toEqual(["buy 50 TLT"]);
  });

  it("goes to the symbol that the mandate names for it, with the reason", () => {
    const decision = decideWith(undecided("no bars for GLD"), SHELTER);

    expect(ofUnsure(decision)).toMatchObject({ outcome: "shelter", reason: "no bars for GLD" });
    expect(spoken(decision.intents)).toEqual(["sell 10 SPY", "buy 55.555555555 BIL", "buy 50 TLT"]);
  });

  it("rests when it is in its shelter", () => {
    const book = sharing({ sure: { TLT: "40" }, unsure: { BIL: "50" } }, "1500");
    const decision = decideWith(undecided("no bars for GLD"), SHELTER, { book });

    expect(ofUnsure(decision)).toMatchObject({ outcome: "stay" });
    expect(spoken(decision.intents)).toEqual(["buy 10 TLT"]);
  });

  it("goes on to its shelter while anything else is held, or much of its share is not there yet", () => {
    const beside = sharing({ sure: { TLT: "50" }, unsure: { BIL: "45", SPY: "1" } }, "450");
    const begun = sharing({ sure: { TLT: "50" }, unsure: { BIL: "20" } }, "3200");

    expect(spoken(decideWith(undecided("no bars"), SHELTER, { book: beside }).intents)).toContain("sell 1 SPY");
    expect(spoken(decideWith(undecided("no bars"), SHELTER, { book: begun }).intents)).toEqual([
      "buy 35.555555555 BIL",
    ]);
  });

  it("goes back to its share when it is in its shelter with much more than that", () => {
    const swollen = sharing({ sure: {}, unsure: { BIL: "100" } }, "1000");

    expect(spoken(decideWith(undecided("no bars"), SHELTER, { book: swollen }).intents)).toEqual([
      "sell 44.444444445 BIL",
      "buy 50 TLT",
    ]);
  });

  it("refuses when its shelter has no price", () => {
    const decision = decideWith(undecided("no bars for GLD"), SHELTER, {
      prices: marketAt({ SPY: "500", TLT: "100" }),
    });

    expect(ofUnsure(decision)).toMatchObject({
      outcome: "undecided",
      reason: "no bars for GLD; and its shelter, BIL, has no price",
    });
    expect(decision.plan).toBeUndefined();
  });

  it("counts as undecided when what it wants has no price", () => {
    expect(ofUnsure(decideWith(wanting({ GLD: 1 }), STAY))).toMatchObject({
      outcome: "stay",
      reason: "there is no price for GLD, which is held or wanted",
    });
  });

  it("has no remedy while something that it holds has no price: the equity is unknown", () => {
    const book: Book = sharing({ sure: {}, unsure: { GLD: "1" } }, "5000");

    expect(ofUnsure(decideWith(undecided("no bars for GLD"), STAY, { book }))).toMatchObject({ outcome: "undecided" });
  });
});

describe("a strategy that fails", () => {
  const fault = new TypeError("cannot read the moon");

  it("ends the decision with its name and its cause where the mandate says nothing else", () => {
    expect(() => decideWith(throwing(fault), { kind: "refuse" })).toThrow(new StrategyFailed("hasty", fault));
    expect(() => decideWith(throwing(fault), { kind: "refuse" })).toThrow(
      'the strategy "hasty" failed: cannot read the moon',
    );
  });

  it("is remedied as one that is undecided, and the reason is told", () => {
    expect(ofUnsure(decideWith(throwing(fault), STAY))).toEqual({
      outcome: "stay",
      sleeve: "unsure",
      reason: 'the strategy "hasty" failed: cannot read the moon',
    });
  });

  it.each([NaN, Infinity])("is one whose weight is %d", (weight) => {
    expect(() => decideWith(answering({ SPY: weight }), { kind: "refuse" })).toThrow(
      `the strategy "hasty" failed: its weight of "SPY" is no number, was ${String(weight)}`,
    );
  });

  it("hides no bug of ours", () => {
    expect(() => decideWith(throwing(new InvariantViolation("we are wrong")), STAY)).toThrow(InvariantViolation);
  });

  it("does not pass the gate with weights that are not together 1", () => {
    const { verdicts } = decideWith(answering({ SPY: 1.7 }), STAY);

    expect(verdicts.flatMap(({ denials }) => denials.map(({ code }) => code))).toContain("WEIGHTS_DO_NOT_SUM_TO_ONE");
  });
});
