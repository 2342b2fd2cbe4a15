import type { Ticker } from "../market/ticker.ts";
import { Decimal, larger } from "../money/decimal.ts";
import { NO_SHARES, proRata, type Money, type Quantity } from "../money/money.ts";
import type { Activity, Amendment } from "../orders/activity.ts";
import { holdingOf, holdingsOf, sharesOf, withHolding, type Book, type SleeveBook } from "../portfolio/book.ts";
import { joined, NO_HOLDING, splitHolding } from "../portfolio/holding.ts";
import { withShares, type External, type Parts } from "./apply-fill.ts";

type Reorganization = Extract<Activity, { readonly kind: "reorganization" }>;

/**
 * What an activity does to the mandate and to the rest of the account. Fees and interest are the mandate's; dividends,
 * splits and reorganizations follow the shares; deposits and withdrawals, of cash or of shares, are the account owner's
 * and do not touch the mandate. What is not known does nothing: whoever reads it halts.
 */
export function applyActivity(parts: Parts, activity: Exclude<Activity, Amendment>): Parts {
  switch (activity.kind) {
    case "fee":
      return { ...parts, book: spread(parts.book, activity.cash, (sleeve, part) => withFee(sleeve, part.negated())) };
    case "interest":
      return { ...parts, book: spread(parts.book, activity.cash, withIncome) };
    case "transfer":
      return { ...parts, external: { ...parts.external, cash: parts.external.cash.plus(activity.cash) } };
    case "dividend":
      return dividend(parts, activity.ticker, activity.cash);
    case "split":
      return split(parts, activity.ticker, activity.shares);
    case "share-transfer": {
      const { holdings, cash } = parts.external;
      const after = (holdings.get(activity.ticker) ?? NO_SHARES).plus(activity.shares);
      return { ...parts, external: { cash, holdings: withShares(holdings, activity.ticker, after) } };
    }
    case "reorganization":
      return reorganize(parts, activity);
    case "unknown":
      return parts;
  }
}

const withFee = (sleeve: SleeveBook, fee: Money): SleeveBook => ({ ...sleeve, fees: sleeve.fees.plus(fee) });

const withIncome = (sleeve: SleeveBook, income: Money): SleeveBook => ({
  ...sleeve,
  income: sleeve.income.plus(income),
});

/** Cash that belongs to the mandate as a whole: to its sleeves in equal parts, the rest to the last. */
function spread(book: Book, cash: Money, give: (sleeve: SleeveBook, part: Money) => SleeveBook): Book {
  const names = [...book.sleeves.keys()];
  const part = new Decimal<"money">(cash.nanos / BigInt(Math.max(names.length, 1)));
  let left = cash;
  const sleeves = new Map(book.sleeves);
  for (const [index, name] of names.entries()) {
    const mine = index === names.length - 1 ? left : part;
    left = left.minus(mine);
    const sleeve = sleeves.get(name);
    if (sleeve !== undefined) sleeves.set(name, give(sleeve, mine));
  }
  return { cash: book.cash.plus(cash), sleeves };
}

function dividend({ book, external, lacking }: Parts, ticker: Ticker, cash: Money): Parts {
  const outside = outsideOf(external, ticker);
  const inside = holdingsOf(book).get(ticker) ?? NO_SHARES;
  if (!inside.isPositive()) return { book, external: { ...external, cash: external.cash.plus(cash) }, lacking };

  const ours = proRata(cash, inside, inside.plus(outside));
  let left = ours;
  const owners = [...book.sleeves].filter(([, sleeve]) => sharesOf(sleeve, ticker).isPositive());
  const sleeves = new Map(book.sleeves);
  for (const [index, [name, sleeve]] of owners.entries()) {
    const mine = index === owners.length - 1 ? left : proRata(ours, sharesOf(sleeve, ticker), inside);
    left = left.minus(mine);
    sleeves.set(name, withIncome(sleeve, mine));
  }
  return {
    book: { cash: book.cash.plus(ours), sleeves },
    external: { ...external, cash: external.cash.plus(cash.minus(ours)) },
    lacking,
  };
}

/** Counted through all owners, so that together they have exactly what the broker says. */
function split({ book, external, lacking }: Parts, ticker: Ticker, gained: Quantity): Parts {
  const listed = external.holdings.get(ticker) ?? NO_SHARES;
  const outside = outsideOf(external, ticker);
  const inside = holdingsOf(book).get(ticker) ?? NO_SHARES;
  const before = inside.plus(outside);
  const after = before.plus(gained);
  let counted = NO_SHARES;
  let given = NO_SHARES;
  const sleeves = new Map(book.sleeves);
  for (const [name, sleeve] of book.sleeves) {
    const shares = sharesOf(sleeve, ticker);
    if (!shares.isPositive()) continue;
    counted = counted.plus(shares);
    const reached = proRata(after, counted, before);
    sleeves.set(name, afterSplit(sleeve, ticker, reached.minus(given)));
    given = reached;
  }
  const rest = after.minus(given).plus(listed.minus(outside));
  const holdings = withShares(external.holdings, ticker, rest);
  return { book: { cash: book.cash, sleeves }, external: { ...external, holdings }, lacking };
}

/** A holding of which nothing is left, not even a billionth of a share, has cost what it had cost. */
function afterSplit(sleeve: SleeveBook, ticker: Ticker, after: Quantity): SleeveBook {
  const holding = holdingOf(sleeve, ticker);
  if (after.isPositive()) return withHolding(sleeve, ticker, splitHolding(holding, { before: holding.shares, after }));
  return { ...withHolding(sleeve, ticker, NO_HOLDING), realized: sleeve.realized.minus(holding.cost) };
}

/**
 * Each owner gets its part of the new shares and of the cash; what rounding leaves is the rest of the account's. What does
 * not take all shares that are known is not followed: it shows where the account is compared.
 */
function reorganize(before: Parts, { ticker, shares, into, cash }: Reorganization): Parts {
  const { book, external, lacking } = before;
  const inside = holdingsOf(book).get(ticker) ?? NO_SHARES;
  const known = inside.plus(external.holdings.get(ticker) ?? NO_SHARES);
  if (!known.equals(shares) || !shares.isPositive()) return before;
  let [rest, paid] = [into?.shares ?? NO_SHARES, cash];
  const sleeves = new Map(book.sleeves);
  for (const [name, sleeve] of book.sleeves) {
    const owned = sharesOf(sleeve, ticker);
    if (!owned.isPositive()) continue;
    const mine = { shares: proRata(into?.shares ?? NO_SHARES, owned, known), cash: proRata(cash, owned, known) };
    rest = rest.minus(mine.shares);
    paid = paid.minus(mine.cash);
    sleeves.set(name, reorganized(sleeve, { ticker, into: into?.ticker ?? ticker, ...mine }));
  }
  const gone = withShares(external.holdings, ticker, NO_SHARES);
  const holdings =
    into === undefined ? gone : withShares(gone, into.ticker, (gone.get(into.ticker) ?? NO_SHARES).plus(rest));
  return {
    book: { cash: book.cash.plus(cash.minus(paid)), sleeves },
    external: { cash: external.cash.plus(paid), holdings },
    lacking,
  };
}

/** Shares that are somebody else's. Where more was sold beside the mandate than that, nothing is. */
const outsideOf = ({ holdings }: External, ticker: Ticker): Quantity =>
  larger(holdings.get(ticker) ?? NO_SHARES, NO_SHARES);

/** New shares have cost what the old ones had, and cash beside them is income; cash alone is what the old ones were sold for. */
function reorganized(
  sleeve: SleeveBook,
  { ticker, into, shares, cash }: { ticker: Ticker; into: Ticker; shares: Quantity; cash: Money },
): SleeveBook {
  const old = holdingOf(sleeve, ticker);
  const without = withHolding(sleeve, ticker, NO_HOLDING);
  if (shares.isZero()) return { ...without, realized: sleeve.realized.plus(cash).minus(old.cost) };
  const moved = splitHolding(old, { before: old.shares, after: shares });
  const holding = joined(holdingOf(without, into), moved);
  return { ...withHolding(without, into, holding), income: sleeve.income.plus(cash) };
}
