import type { SeriesSummary } from "@alchemiser/application";

/** A stored series as scripts read it. */
export const seriesJson = ({ ticker, source, basis, first, last, sessions, findings }: SeriesSummary): object => ({
  symbol: ticker,
  source,
  basis,
  first,
  last,
  sessions,
  findings,
});
