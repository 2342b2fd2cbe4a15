import type { Instant } from "../calendar/instant.ts";
import type { Session } from "../calendar/session.ts";
import type { Price } from "../money/money.ts";
import type { Asset } from "./asset.ts";
import type { Lately } from "./lately.ts";
import type { Quote } from "./quote.ts";
import type { TickRule } from "./tick.ts";
import type { Ticker } from "./ticker.ts";

/** The market at the moment of a decision. Sizes and orders read these prices; signals never do. */
export interface MarketNow {
  readonly now: Instant;
  readonly tradeSession: Session;
  /** Whether regular trading is going on. */
  readonly isOpen: boolean;
  /** What one share is taken to be worth when sizing. */
  readonly prices: ReadonlyMap<Ticker, Price>;
  readonly quotes: ReadonlyMap<Ticker, Quote>;
  readonly assets: ReadonlyMap<Ticker, Asset>;
  readonly ticks: TickRule;
  /** The last completed close, unadjusted, for a share of today; none where that bar is missing. */
  readonly lastClose: (ticker: Ticker) => Price | undefined;
  /** How the symbol has traded up to that close; none of a symbol without bars. */
  readonly lately: (ticker: Ticker) => Lately | undefined;
}
