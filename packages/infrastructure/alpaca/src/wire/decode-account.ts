import type { AccountSnapshot } from "@alchemiser/application";
import { money, NO_ENTITLEMENTS, NO_MONEY, type Money, type Quantity, type Ticker } from "@alchemiser/domain";
import * as z from "zod";
import { decoded } from "./decoded.ts";
import { orNothing, wireBalance, wireQuantity, wireTicker } from "./fields.ts";

const WireAccount = z.object({
  account_number: z.string().min(1),
  status: z.string(),
  cash: wireBalance,
  buying_power: wireBalance,
  equity: wireBalance,
  accrued_fees: orNothing(wireBalance),
  last_equity: orNothing(wireBalance),
  multiplier: orNothing(wireBalance),
  trading_blocked: z.boolean(),
  account_blocked: z.boolean(),
  trade_suspended_by_user: z.boolean(),
});

/** The account without its positions, which Alpaca tells separately. */
export function decodeAccount(body: unknown): Omit<AccountSnapshot, "positions"> {
  const wire = decoded(WireAccount, body, "the account");
  return {
    account: wire.account_number,
    kind: kindOf(wire.multiplier),
    cash: wire.cash,
    buyingPower: wire.buying_power,
    equity: wire.equity,
    equityAtLastClose: wire.last_equity,
    accruedFees: wire.accrued_fees ?? NO_MONEY,
    restriction: restrictionOf(wire),
    // Alpaca's account does not tell, and only its Elite Smart Router takes orders for auctions.
    entitlements: NO_ENTITLEMENTS,
  };
}

/** Alpaca lends as much as the multiplier says; with 1 it lends nothing. */
function kindOf(multiplier: Money | undefined): AccountSnapshot["kind"] {
  if (multiplier === undefined) return undefined;
  return ONCE.isBelow(multiplier) ? "margin" : "cash";
}

const ONCE = money("1");

function restrictionOf(wire: z.output<typeof WireAccount>): string | undefined {
  if (wire.status !== "ACTIVE") return `account status is ${wire.status}`;
  if (wire.account_blocked) return "account_blocked";
  if (wire.trading_blocked) return "trading_blocked";
  return wire.trade_suspended_by_user ? "trade_suspended_by_user" : undefined;
}

const WirePositions = z.array(z.looseObject({ asset_class: z.string(), symbol: z.string() }));
const WireEquities = z.array(z.object({ symbol: wireTicker, qty: wireQuantity, side: z.enum(["long", "short"]) }));

/**
 * Shares by ticker, negative where they are sold short. Options and crypto are none of our business, nor is what has no
 * ticker, such as rights and what is left of a merger: nobody can trade it.
 */
export function decodePositions(body: unknown): ReadonlyMap<Ticker, Quantity> {
  const equities = decoded(WirePositions, body, "positions").filter(
    ({ asset_class, symbol }) => asset_class === "us_equity" && wireTicker.safeParse(symbol).success,
  );
  return new Map(
    decoded(WireEquities, equities, "positions").map(({ symbol, qty, side }) => [
      symbol,
      side === "short" ? qty.absolute().negated() : qty,
    ]),
  );
}
