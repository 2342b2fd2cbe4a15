import { invariant, isRefused, type DailyBars, type Finding, type Ticker } from "@alchemiser/domain";
import type { SeriesSummary } from "./series-summary.ts";

/** A series on its way into a store. */
export interface SeriesToStore {
  readonly bars: DailyBars;
  /** What the inspection noted about it; none of them fatal. */
  readonly findings: readonly Finding[];
  /** What happens to a series that the store already has from another source: it stays, or it makes room. */
  readonly otherSource: "refuse" | "replace";
}

export interface SourceRefusal {
  readonly outcome: "refused";
  readonly heldSource: string;
  readonly reason: string;
}

/** A refusal leaves the store as it was. */
export type Storing = { readonly outcome: "stored" } | SourceRefusal;

/**
 * Holds one series of completed daily bars per symbol, each from one named source. Every implementation passes
 * `barStoreContract`.
 *
 * @throws BarStoreUnavailable when the place where the bars are kept cannot be read or written
 * @throws SeriesUnreadable when what is kept there is damaged
 */
export interface BarStore {
  /** In the order of their tickers. */
  summaries(): Promise<readonly SeriesSummary[]>;
  /** The series bit for bit as it was written; nothing for a symbol that the store does not hold. */
  read(ticker: Ticker): Promise<DailyBars | undefined>;
  /**
   * Replaces the symbol's whole series, or refuses. A crash at any moment leaves the old series or the new one, never
   * part of one.
   *
   * @throws InvariantViolation for a series without bars or with a fatal finding
   */
  write(series: SeriesToStore): Promise<Storing>;
}

/**
 * How a store that holds the symbol from `heldSource`, or not at all, meets a series: the rule that all stores share.
 *
 * @throws InvariantViolation for a fatal finding
 */
export function refusalOf(series: SeriesToStore, heldSource: string | undefined): SourceRefusal | undefined {
  const { bars, findings, otherSource } = series;
  invariant(!isRefused(findings), `a series with fatal findings is not stored, "${bars.ticker}" has some`);
  if (heldSource === undefined || heldSource === bars.source || otherSource === "replace") return undefined;
  const reason = `"${bars.ticker}" is held from "${heldSource}" and never mixed with another source, "${bars.source}"`;
  return { outcome: "refused", heldSource, reason };
}
