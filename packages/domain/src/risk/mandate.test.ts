import { describe, expect, it } from "vitest";
import { ticker } from "../market/ticker.ts";
import { money, weight } from "../money/money.ts";
import { mandateFor, sleeve, wanting } from "../testing/scenario.ts";
import { ownedOf, requiredIn, universeOf } from "./mandate.ts";

describe("what a mandate owns of an account with 10,000 in cash", () => {
  const cash = money("10000");

  it("is all of it, or the amount that it names, whatever the account has", () => {
    expect(ownedOf({ of: "account" }, cash)).toEqual(cash);
    expect(ownedOf({ of: "amount", amount: money("2500") }, cash)).toEqual(money("2500"));
    expect(ownedOf({ of: "amount", amount: money("12500") }, cash)).toEqual(money("12500"));
  });

  it("is 1,250 for an eighth", () => {
    expect(ownedOf({ of: "share", share: weight("0.125") }, cash)).toEqual(money("1250"));
  });
});

describe("the symbols of a mandate", () => {
  const mandate = mandateFor([
    sleeve("strict", "0.4", wanting({ TLT: 0.5, SPY: 0.5 })),
    sleeve("patient", "0.3", wanting({ SPY: 0.5, GLD: 0.5 }), { kind: "stay" }),
    sleeve("sheltered", "0.3", wanting({ QQQ: 1 }), { kind: "shelter", ticker: ticker("BIL") }),
  ]);

  it("are those of its strategies and its shelters, each once, A to Z", () => {
    expect(universeOf(mandate)).toEqual(["BIL", "GLD", "QQQ", "SPY", "TLT"]);
  });

  it("are required where an undecided sleeve would stop everything, and nowhere else", () => {
    expect(requiredIn(mandate)).toEqual(new Set(["TLT", "SPY"]));
  });
});
