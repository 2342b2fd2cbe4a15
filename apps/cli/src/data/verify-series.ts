import { SeriesUnreadable, type BarStore } from "@alchemiser/application";
import { inspectBars, isRefused, type BarFinding, type Instant, type Ticker } from "@alchemiser/domain";

/** What a stored series turns out to be when all of it is read. */
export type Verification =
  | { readonly outcome: "read"; readonly ticker: Ticker; readonly findings: readonly BarFinding[] }
  | { readonly outcome: "unreadable"; readonly ticker: Ticker; readonly reason: string };

export const isSound = (
  verification: Verification,
): verification is Extract<Verification, { readonly outcome: "read" }> =>
  verification.outcome === "read" && !isRefused(verification.findings);

/** Reads one series, its seal included, and inspects it as an import would. @throws BarStoreUnavailable */
export async function verifySeries(ticker: Ticker, store: BarStore, now: Instant): Promise<Verification> {
  const series = await store.read(ticker).catch(damageOf);
  if (series instanceof SeriesUnreadable) return { outcome: "unreadable", ticker, reason: series.message };
  return { outcome: "read", ticker, findings: series === undefined ? [] : inspectBars(series, now) };
}

/** One damaged series is a finding of a verification, not its end. */
function damageOf(thrown: unknown): SeriesUnreadable {
  if (thrown instanceof SeriesUnreadable) return thrown;
  throw thrown;
}
