import type { Session } from "../calendar/session.ts";
import type { Ticker } from "../market/ticker.ts";
import { smaller } from "../money/decimal.ts";
import { NO_MONEY, NO_SHARES, type Money, type Quantity } from "../money/money.ts";
import type { Dealing } from "./dealing.ts";
import type { Refusal } from "./order-rules.ts";
import { settlementOf } from "./settlement.ts";

/** What a cash account is told off for, and after a few times frozen for 90 days (Regulation T, 12 CFR 220.8). */
export type SettlementCode =
  /** Sold before the sale that paid for it had settled. */
  | "GOOD_FAITH_VIOLATION"
  /** Sold before it was paid for at all: the sale pays for the purchase. */
  | "FREE_RIDING";

/** A cash account: what it has now, and what it has dealt since everything before had settled. */
export interface CashAccount {
  /** Cash with what is still to settle, as the ledger has it. Negative where more was bought than there was. */
  readonly cash: Money;
  readonly dealings: readonly Dealing[];
  readonly held: ReadonlyMap<Ticker, Quantity>;
}

export interface Sale {
  readonly ticker: Ticker;
  readonly quantity: Quantity;
  readonly session: Session;
}

/** Money that a sale brings on the day of its settlement. */
interface Credit {
  readonly settles: Session;
  readonly amount: Money;
}

/** Shares and when they may be sold: from the day on which the last of their money had settled; never, when unpaid. */
interface PaidLot {
  readonly ticker: Ticker;
  readonly quantity: Quantity;
  readonly freeFrom: Session | "unpaid";
}

interface Purse {
  readonly settled: Money;
  /** By the day of their settlement. */
  readonly credits: readonly Credit[];
  readonly lots: readonly PaidLot[];
}

/** Why a cash account should not make `sale`, if it should not. The shares that were bought first are sold first. */
export function settlementObjection(
  { ticker, quantity, session }: Sale,
  account: CashAccount,
): Refusal<SettlementCode> | undefined {
  let wanted = quantity;
  for (const lot of purseOf(account).lots) {
    if (!wanted.isPositive()) return undefined;
    if (lot.ticker !== ticker) continue;
    if (lot.freeFrom === "unpaid")
      return { code: "FREE_RIDING", sentence: `${ticker} was bought with money that is not there yet` };
    if (lot.freeFrom > session) {
      const sentence = `${ticker} was bought with the money of a sale that settles on ${lot.freeFrom}`;
      return { code: "GOOD_FAITH_VIOLATION", sentence };
    }
    wanted = wanted.minus(lot.quantity);
  }
  return undefined;
}

/** What of the cash has settled on `day`: all that may leave the account, or buy without being bound. */
export const settledCash = (account: CashAccount, day: Session): Money => settledOn(purseOf(account), day).settled;

/** The account as its dealings have left it: they are taken back first, then made one after the other. */
function purseOf({ cash, dealings, held }: CashAccount): Purse {
  const [first] = dealings;
  if (first === undefined) return { settled: cash, credits: [], lots: [] };
  let settled = cash;
  const older = new Map(held);
  for (const { ticker, side, quantity, value } of dealings) {
    const shares = older.get(ticker) ?? NO_SHARES;
    older.set(ticker, side === "buy" ? shares.minus(quantity) : shares.plus(quantity));
    settled = side === "buy" ? settled.plus(value) : settled.minus(value);
  }
  const lots = [...older].map(([ticker, quantity]): PaidLot => ({ ticker, quantity, freeFrom: first.session }));
  let purse: Purse = { settled, credits: [], lots };
  for (const dealing of dealings) purse = after(settledOn(purse, dealing.session), dealing);
  return purse;
}

function settledOn({ settled, credits, lots }: Purse, day: Session): Purse {
  const arrived = credits.filter(({ settles }) => settles <= day);
  return {
    settled: arrived.reduce((total, { amount }) => total.plus(amount), settled),
    credits: credits.filter(({ settles }) => settles > day),
    lots,
  };
}

const after = (purse: Purse, dealing: Dealing): Purse =>
  dealing.side === "buy" ? afterBuying(purse, dealing) : afterSelling(purse, dealing);

/** Settled money is spent first, then what settles soonest. */
function afterBuying({ settled, credits, lots }: Purse, { session, ticker, quantity, value }: Dealing): Purse {
  const fromSettled = settled.isPositive() ? smaller(settled, value) : NO_MONEY;
  let owed = value.minus(fromSettled);
  let freeFrom: PaidLot["freeFrom"] = session;
  const left: Credit[] = [];
  for (const { settles, amount } of credits) {
    const spent = smaller(amount, owed);
    if (spent.isPositive()) freeFrom = settles;
    owed = owed.minus(spent);
    if (spent.isBelow(amount)) left.push({ settles, amount: amount.minus(spent) });
  }
  if (owed.isPositive()) freeFrom = "unpaid";
  return {
    settled: settled.minus(fromSettled).minus(owed),
    credits: left,
    lots: [...lots, { ticker, quantity, freeFrom }],
  };
}

function afterSelling({ settled, credits, lots }: Purse, { session, ticker, quantity, value }: Dealing): Purse {
  let sold = quantity;
  const left = lots.flatMap((lot) => {
    if (lot.ticker !== ticker || !sold.isPositive()) return [lot];
    const taken = smaller(lot.quantity, sold);
    sold = sold.minus(taken);
    return taken.equals(lot.quantity) ? [] : [{ ...lot, quantity: lot.quantity.minus(taken) }];
  });
  return { settled, credits: [...credits, { settles: settlementOf(session), amount: value }], lots: left };
}
