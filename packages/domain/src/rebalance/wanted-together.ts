import type { Ticker } from "../market/ticker.ts";
import type { Sleeve } from "../strategy/sleeve.ts";
import type { TargetWeights } from "../strategy/strategy.ts";

/** What the sleeves of a mandate want, as shares of what it owns. */
export interface WantedTogether {
  /** The largest first. */
  readonly weights: TargetWeights;
  /** Sleeves that do not know and keep what they have; their shares are not among the weights. */
  readonly staying: readonly string[];
}

/**
 * Adds up what the sleeves want. One that does not know takes its remedy: its share goes to its shelter or stays where
 * it is; nothing at all is wanted when it refuses.
 */
export function wantedTogether(
  sleeves: readonly Sleeve[],
  wants: ReadonlyMap<string, TargetWeights | undefined>,
): WantedTogether | undefined {
  const total = new Map<Ticker, number>();
  const staying: string[] = [];
  for (const { name, weight: share, whenUndecided } of sleeves) {
    const wanted = wants.get(name);
    if (wanted === undefined && whenUndecided.kind === "refuse") return undefined;
    if (wanted === undefined && whenUndecided.kind === "stay") staying.push(name);
    const shelter = whenUndecided.kind === "shelter" ? new Map([[whenUndecided.ticker, 1]]) : NOTHING;
    for (const [ticker, weight] of wanted ?? shelter)
      total.set(ticker, (total.get(ticker) ?? 0) + share.toNumber() * weight);
  }
  return { weights: new Map([...total].toSorted(([, one], [, other]) => other - one)), staying };
}

const NOTHING: TargetWeights = new Map();
