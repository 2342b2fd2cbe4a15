import type { Instant } from "../calendar/instant.ts";
import type { Session } from "../calendar/session.ts";
import type { CostModel } from "../costs/cost-model.ts";
import type { Asset } from "../market/asset.ts";
import type { Quote } from "../market/quote.ts";
import type { Ticker } from "../market/ticker.ts";
import type { Money, Quantity } from "../money/money.ts";
import type { MarketPhase, OrderRules, Refusal } from "../market-rules/order-rules.ts";
import type { RefusalCode } from "../market-rules/validate.ts";
import type { ExchangeOrder } from "./exchange-order.ts";
import type { IdUniqueness } from "./order-book.ts";

/** How many of `shares` the market has for an order now: all of them, what is displayed, or whatever a test wants. */
export type Liquidity = (order: ExchangeOrder, shares: Quantity, quote: Quote) => Quantity;

export const unlimited: Liquidity = (_order, shares) => shares;

export interface ExchangeSettings {
  readonly cash: Money;
  readonly costs: CostModel;
  readonly rules: OrderRules;
  readonly asset: (ticker: Ticker) => Asset | undefined;
  readonly idUniqueness: IdUniqueness;
  readonly liquidity: Liquidity;
}

/** Where the exchange stands in time. */
export interface ExchangeMoment {
  readonly now: Instant;
  readonly session: Session;
  readonly phase: MarketPhase;
}

/** Why the exchange does not take an order: it remembers which ids were used. */
export type AdmissionCode = RefusalCode | "DUPLICATE_ID";

export type Answer =
  | { readonly outcome: "accepted"; readonly order: ExchangeOrder }
  | ({ readonly outcome: "refused" } & Refusal<AdmissionCode>);
