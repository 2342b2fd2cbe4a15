import {
  consult,
  emptyBook,
  isTrading,
  NO_MONEY,
  ofMandate,
  sum,
  universeOf,
  type ExactWeights,
  type Mandate,
  type Session,
  type Ticker,
  type Weight,
} from "@alchemiser/domain";
import type { Past } from "../live/past.ts";

/** What the sleeves of a mandate want, as shares of what it owns. */
export interface WantedTogether {
  /** The largest first. */
  readonly weights: ExactWeights;
  /** Sleeves that do not know and keep what they have; their shares are not among the weights. */
  readonly staying: readonly string[];
}

/**
 * Adds up what the sleeves would say if the mandate held nothing yet and the last closes were its prices. Nothing at all
 * is wanted when one of them refuses.
 *
 * @throws StrategyFailed when a strategy fails whose sleeve has no remedy but to refuse
 */
export function wantedTogether(mandate: Mandate, past: Past, tradeSession: Session): WantedTogether | undefined {
  const { sleeves } = mandate;
  const { study, signalRow } = past;
  const market = { study, signalRow, tradeSession, prices: closesOf(mandate, past) };
  const opinions = consult(sleeves, market, emptyBook(NO_MONEY));
  if (opinions.some(({ outcome }) => outcome === "undecided")) return undefined;

  const shares = new Map<Ticker, Weight[]>();
  for (const [index, { weight }] of sleeves.entries()) {
    const opinion = opinions[index];
    if (opinion === undefined || !isTrading(opinion)) continue;
    for (const [ticker, share] of ofMandate(opinion.weights, weight))
      shares.set(ticker, [...(shares.get(ticker) ?? []), share]);
  }
  const weights = [...shares].map(([ticker, parts]) => [ticker, sum(parts)] as const);
  return {
    weights: new Map(weights.toSorted(([, one], [, other]) => other.toNumber() - one.toNumber())),
    staying: opinions.filter(({ outcome }) => outcome === "stay").map(({ sleeve }) => sleeve),
  };
}

const closesOf = (mandate: Mandate, { lastClose }: Past) =>
  new Map(
    universeOf(mandate).flatMap((ticker) => {
      const close = lastClose(ticker);
      return close === undefined ? [] : [[ticker, close] as const];
    }),
  );
