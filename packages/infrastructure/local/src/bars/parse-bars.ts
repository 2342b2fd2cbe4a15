import { inspectBars, type DailyBars, type Instant, type Ticker } from "@alchemiser/domain";
import { csvTable } from "./csv-table.ts";
import { adjustmentOf, layoutOf, type Adjustment, type Layout } from "./formats.ts";
import { importFinding, type ImportFinding } from "./import-finding.ts";
import { recoverPrices } from "./recover-prices.ts";
import { sessionsOf } from "./session-cells.ts";

/** What is known about a file before it is read. */
export interface BarFileReading {
  readonly ticker: Ticker;
  readonly source: string;
  /** What the prices of the file are adjusted for; when it is not said, the header must give it away. */
  readonly adjustment: Adjustment | undefined;
  readonly now: Instant;
}

/** The bars of a file with all that was found about them, or what keeps them from being bars at all. */
export type ParsedBars =
  | {
      readonly outcome: "bars";
      readonly bars: DailyBars;
      /** What the prices of the file were taken to be adjusted for. */
      readonly adjustment: Adjustment;
      readonly findings: readonly ImportFinding[];
    }
  | { readonly outcome: "no-bars"; readonly findings: readonly ImportFinding[] };

/** Reads the text of one symbol's file. Whatever is wrong with it is a finding. */
export function parseBars(text: Buffer, { ticker, source, adjustment, now }: BarFileReading): ParsedBars {
  const table = csvTable(text);
  const layout = layoutOf(table.header);
  if (layout.outcome === "unknown") return noBars(layout.finding);
  const applied = adjustmentOf(layout.value, adjustment);
  if (applied.outcome === "unknown") return noBars(applied.finding);
  const cells = sessionsOf(table.texts(layout.value.session));
  if (cells.outcome === "unreadable") return noBars(cells.finding);

  const prices = recoverPrices(table, layout.value, applied.value);
  const bars: DailyBars = { ticker, source, sessions: cells.sessions, ...prices };
  return {
    outcome: "bars",
    bars,
    adjustment: applied.value,
    findings: [...inspectBars(bars, now), ...unknownActions(layout.value, applied.value)],
  };
}

const noBars = (finding: ImportFinding): ParsedBars => ({ outcome: "no-bars", findings: [finding] });

/** Columns whose absence makes the series say less than it seems to. */
function unknownActions(layout: Layout, adjustment: Adjustment): readonly ImportFinding[] {
  const findings: ImportFinding[] = [];
  if (adjustment === "raw" && layout.splits === undefined) {
    findings.push(importFinding("splits-unknown", 'no column "splits": the series reads as if there had been none'));
  }
  if (adjustment !== "total-return" && layout.dividends === undefined && layout.adjustedClose === undefined) {
    findings.push(
      importFinding("dividends-unknown", 'no column "dividends": the series reads as if none had been paid'),
    );
  }
  return findings;
}
