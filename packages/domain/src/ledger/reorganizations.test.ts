import { describe, expect, it } from "vitest";
import { instant } from "../calendar/instant.ts";
import { session } from "../calendar/session.ts";
import { ticker, type Ticker } from "../market/ticker.ts";
import { money, NO_MONEY, price, quantity } from "../money/money.ts";
import type { Activity } from "../orders/activity.ts";
import { bought, emptyBook, holdingsOf, sharesOf, sleeveOf, withSleeve } from "../portfolio/book.ts";
import { applyActivity } from "./apply-activity.ts";
import type { Parts } from "./apply-fill.ts";

const [fb, meta] = [ticker("FB"), ticker("META")];
const at = instant(1_736_519_400_000);

/** Ten in one sleeve, five in another, and fifteen that are somebody else's. */
function held(): Parts {
  const buy = (shares: string, paid: string): Parameters<typeof bought>[1] => ({
    ticker: fb,
    quantity: quantity(shares),
    price: price(paid),
    session: session("2025-01-10"),
  });
  const empty = emptyBook(money("1000"));
  const first = withSleeve(empty, "core", bought(sleeveOf(empty, "core"), buy("10", "100")));
  const book = withSleeve(first, "growth", bought(sleeveOf(first, "growth"), buy("5", "110")));
  return { book, external: { cash: money("500"), holdings: new Map([[fb, quantity("15")]]) }, lacking: new Map() };
}

type Outcome = Pick<Extract<Activity, { kind: "reorganization" }>, "into" | "cash">;

const reorganized = (parts: Parts, { into, cash }: Outcome, shares = "30"): Parts =>
  applyActivity(parts, { kind: "reorganization", id: "r-1", at, ticker: fb, shares: quantity(shares), into, cash });

const into = (name: Ticker, shares: string): Outcome["into"] => ({ ticker: name, shares: quantity(shares) });

describe("a reorganization", () => {
  it("that is a new name alone moves every lot, and nothing else", () => {
    const before = held();
    const { book, external } = reorganized(before, { into: into(meta, "30"), cash: NO_MONEY });

    expect(holdingsOf(book)).toEqual(new Map([[meta, quantity("15")]]));
    expect(sleeveOf(book, "core").holdings.get(meta)).toEqual(sleeveOf(before.book, "core").holdings.get(fb));
    expect(external).toEqual({ cash: money("500"), holdings: new Map([[meta, quantity("15")]]) });
    expect(book.cash).toEqual(money("1000"));
  });

  it("gives each owner its part of other shares, which have cost what the old ones had", () => {
    const { book, external } = reorganized(held(), { into: into(meta, "3"), cash: NO_MONEY });

    expect(sleeveOf(book, "core").holdings.get(meta)).toMatchObject({ shares: quantity("1"), cost: money("1000") });
    expect(sharesOf(sleeveOf(book, "growth"), meta)).toEqual(quantity("0.5"));
    expect(external.holdings).toEqual(new Map([[meta, quantity("1.5")]]));
  });

  it("for cash alone is a sale by each owner", () => {
    const { book, external } = reorganized(held(), { into: undefined, cash: money("3600") });

    expect(holdingsOf(book)).toEqual(new Map());
    expect(book.cash).toEqual(money("2800"));
    expect(sleeveOf(book, "core").realized).toEqual(money("200"));
    expect(sleeveOf(book, "growth").realized).toEqual(money("50"));
    expect(external).toEqual({ cash: money("2300"), holdings: new Map() });
  });

  it("for shares and cash counts the cash as income", () => {
    const { book, external } = reorganized(held(), { into: into(meta, "30"), cash: money("30") });

    expect(sleeveOf(book, "core").income).toEqual(money("10"));
    expect(book.cash).toEqual(money("1015"));
    expect(external.cash).toEqual(money("515"));
  });

  it("joins the lots of a symbol that is held already, oldest first", () => {
    const { book, external } = held();
    const later = { ticker: meta, quantity: quantity("1"), price: price("700"), session: session("2025-01-13") };
    const both = withSleeve(book, "core", bought(sleeveOf(book, "core"), later));
    const after = reorganized({ book: both, external, lacking: new Map() }, { into: into(meta, "30"), cash: NO_MONEY });

    expect(sleeveOf(after.book, "core").holdings.get(meta)).toMatchObject({
      shares: quantity("11"),
      cost: money("1700"),
      lots: [{ acquired: "2025-01-10" }, { acquired: "2025-01-13" }],
    });
  });

  it("into shares of the same name is what a split is", () => {
    const before = held();
    const split = applyActivity(before, { kind: "split", id: "s-1", at, ticker: fb, shares: quantity("-27") });

    expect(reorganized(before, { into: into(fb, "3"), cash: NO_MONEY })).toEqual(split);
  });

  it("loses nothing to rounding: the rest of the account has what cannot be divided", () => {
    const { book, external } = reorganized(held(), { into: into(meta, "0.000000001"), cash: money("0.000000001") });

    expect(holdingsOf(book)).toEqual(new Map());
    expect(external.holdings).toEqual(new Map([[meta, quantity("0.000000001")]]));
    expect(book.cash.plus(external.cash)).toEqual(money("1500.000000001"));
  });

  it("that does not take all that is known is not followed: the account is found to differ", () => {
    expect(reorganized(held(), { into: into(meta, "10"), cash: NO_MONEY }, "10")).toEqual(held());
  });

  it("of what only others hold is theirs alone", () => {
    const parts: Parts = { ...held(), book: emptyBook(money("1000")) };
    const { book, external } = reorganized(parts, { into: into(meta, "15"), cash: money("2") }, "15");

    expect(book).toEqual(emptyBook(money("1000")));
    expect(external).toEqual({ cash: money("502"), holdings: new Map([[meta, quantity("15")]]) });
  });
});

it("what is not known changes neither part of the account", () => {
  const before = held();

  expect(applyActivity(before, { kind: "unknown", id: "u-1", what: "a spin-off" })).toEqual(before);
});

it("shares that the owner brings or takes away are not the mandate's", () => {
  const before = held();
  const taken = applyActivity(before, { kind: "share-transfer", id: "t-1", at, ticker: fb, shares: quantity("-20") });

  expect(taken.book).toEqual(before.book);
  expect(taken.external.holdings).toEqual(new Map([[fb, quantity("-5")]]));
});

describe("where more was sold beside the mandate than the others had", () => {
  const oversold = (): Parts => ({
    ...held(),
    external: { cash: money("500"), holdings: new Map([[fb, quantity("-15")]]) },
  });

  it("a dividend is the mandate's, which is on the books as the holder", () => {
    const { book, external } = applyActivity(oversold(), {
      kind: "dividend",
      id: "d",
      at,
      ticker: fb,
      cash: money("3"),
    });

    expect(book.cash).toEqual(money("1003"));
    expect(external.cash).toEqual(money("500"));
  });

  it("a split divides what it gives among those who hold something", () => {
    const { book, external } = applyActivity(oversold(), {
      kind: "split",
      id: "s",
      at,
      ticker: fb,
      shares: quantity("15"),
    });

    expect(holdingsOf(book)).toEqual(new Map([[fb, quantity("30")]]));
    expect(external.holdings).toEqual(new Map([[fb, quantity("-15")]]));
  });
});
