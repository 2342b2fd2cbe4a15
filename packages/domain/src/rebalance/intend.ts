import type { MarketNow } from "../market/market-now.ts";
import { midOf } from "../market/quote.ts";
import { scaled, type Price, type Weight } from "../money/money.ts";
import { roundedDown, roundedUp } from "../money/rounding.ts";
import type { OrderIntent } from "../orders/order-intent.ts";
import { mintOrderId, type DecisionKey, type OrderSlot } from "../orders/order-identity.ts";
import type { Trade } from "./trade.ts";

export interface Intention {
  readonly key: DecisionKey;
  readonly slot: OrderSlot;
  readonly market: MarketNow;
  readonly reach: Weight;
}

/**
 * The order that would carry out `trade`: a limit that reaches the far side of the quote and a little beyond, so that
 * it fills at once and never at any price. Without a quote the plan's price stands in; the gate denies it then.
 */
export function intend(trade: Trade, { key, slot, market, reach }: Intention): OrderIntent {
  const quote = market.quotes.get(trade.ticker);
  const far = quote === undefined ? trade.price : trade.side === "buy" ? quote.ask : quote.bid;
  return {
    id: mintOrderId(key, slot),
    slot,
    ticker: trade.ticker,
    side: trade.side,
    quantity: trade.quantity,
    limit: limitBeyond(far, { trade, market, reach }),
    decisionPrice: quote === undefined ? trade.price : midOf(quote),
    attribution: trade.attribution,
  };
}

function limitBeyond(
  far: Price,
  { trade, market, reach }: Pick<Intention, "market" | "reach"> & { readonly trade: Trade },
): Price {
  const beyond = scaled(far, reach);
  const tick = market.ticks(far, market.tradeSession);
  return trade.side === "buy" ? roundedUp(far.plus(beyond), tick) : roundedDown(far.minus(beyond), tick);
}
