import type { AccountChange, DailyBars, Session, Ticker } from "@alchemiser/domain";

/** What befalls everybody who holds a symbol when its session begins. */
export type CorporateAction = Extract<AccountChange, { readonly kind: "dividend" | "split" }>;

/** Where the simulator's prices come from. The same answers every time: a journal is replayed against it. */
export interface SimulatedMarket {
  /** Markets of one name have one set of prices: an account that was opened in one cannot go on in another. */
  readonly name: string;
  readonly tickers: readonly Ticker[];
  /**
   * Raw bars with their factors, at least up to `until` where the market reaches that far; later ones may follow.
   * Undefined for a symbol that the market does not have.
   */
  series(ticker: Ticker, until: Session): DailyBars | undefined;
  actions(session: Session): readonly CorporateAction[];
}
