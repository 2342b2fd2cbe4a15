import { exactly, unitPrice, valueOf, type Position, type Price, type Quantity, type Ticker } from "@alchemiser/domain";
import { LISTED_ON } from "./encode-asset.ts";
import { ratioOf } from "./ratio.ts";
import { assetId } from "./uuid.ts";

export interface HeldPosition {
  readonly ticker: Ticker;
  readonly position: Position;
  readonly available: Quantity;
  readonly price: Price;
  /** The close of the session before. */
  readonly lastClose: Price;
}

/** A position as Alpaca shows it. */
export function encodePosition({ ticker, position, available, price, lastClose }: HeldPosition): object {
  const { quantity, cost } = position;
  const value = valueOf(quantity, price);
  const atLastClose = valueOf(quantity, lastClose);
  const profit = value.minus(cost);
  const today = value.minus(atLastClose);
  return {
    asset_id: assetId(ticker),
    symbol: ticker,
    exchange: LISTED_ON,
    asset_class: "us_equity",
    asset_marginable: true,
    side: "long",
    qty: quantity.toString(),
    qty_available: available.toString(),
    avg_entry_price: unitPrice(cost, quantity).toString(),
    cost_basis: cost.toString(),
    market_value: value.toString(),
    current_price: price.toString(),
    lastday_price: lastClose.toString(),
    change_today: exactly(price.toNumber() / lastClose.toNumber() - 1).toString(),
    unrealized_pl: profit.toString(),
    unrealized_plpc: ratioOf(profit, cost),
    unrealized_intraday_pl: today.toString(),
    unrealized_intraday_plpc: ratioOf(today, atLastClose),
  };
}
