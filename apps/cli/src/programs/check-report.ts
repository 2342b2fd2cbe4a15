import type { Ticker } from "@alchemiser/domain";
import { printable, printableName } from "../printable.ts";
import { count, plural } from "../reports/figures.ts";
import { folded } from "../reports/folded.ts";
import type { Terminal } from "../terminal.ts";
import type { Checked, SoundProgram } from "./check-program.ts";
import type { StoredBars } from "./stored-bars.ts";

/** As scripts read it. */
export const checkJson = (checked: Checked, stored: StoredBars): object =>
  checked.ok
    ? {
        ...checked,
        history: checked.history ?? null,
        bars: Object.fromEntries(checked.symbols.map((ticker) => [ticker, stored.get(ticker)?.first ?? null])),
        errors: [],
      }
    : checked;

/** Remarks that are shown to people; scripts get all of them. */
const SHOWN = 10;

/** As people read it. */
export function checkText(checked: Checked, stored: StoredBars, terminal: Terminal): string {
  const file = printableName(checked.file);
  if (!checked.ok)
    return [
      terminal.styled("red", `${file} is not right`),
      ...checked.errors.map(({ message }) => message.replaceAll(/^/gm, "  ")),
    ].join("\n");

  const width = Math.min(terminal.columns, 100);
  const lines = [...facts(checked), ...symbolLines(checked, stored)];
  return [
    `${terminal.styled("green", `${file} is right`)}: ${printableName(checked.name)}`,
    ...lines.flatMap((line) => folded(line, { width, bullet: "  " })),
    ...remarkLines(checked, width).map((line) => terminal.styled("yellow", line)),
  ].join("\n");
}

function facts({ nodes, indicators, history, symbols }: SoundProgram): readonly string[] {
  const size = `${plural(nodes, "node")}, ${plural(indicators.length, "indicator")}, ${plural(symbols.length, "symbol")}`;
  return [
    size,
    history === undefined
      ? "something in it is never known"
      : `${plural(history, "session")} of history until everything in it is known`,
  ];
}

/** Symbols that have bars of the same days stand together, those that begin latest last. */
function symbolLines({ symbols }: SoundProgram, stored: StoredBars): readonly string[] {
  const missing = symbols.filter((ticker) => !stored.has(ticker));
  const bySpan = new Map<string, Ticker[]>();
  for (const ticker of symbols) {
    const bars = stored.get(ticker);
    if (bars === undefined) continue;
    const span = `${bars.first} to ${bars.last}`;
    bySpan.set(span, [...(bySpan.get(span) ?? []), ticker]);
  }
  const spans = [...bySpan].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return [
    ...spans.map(([span, tickers]) => `bars ${span}: ${tickers.join(", ")}`),
    ...(missing.length === 0 ? [] : [`no bars in the store: ${missing.join(", ")}`]),
  ];
}

function remarkLines({ remarks }: SoundProgram, width: number): readonly string[] {
  const shown = remarks.slice(0, SHOWN).flatMap(({ line, column, name, sentence }) => {
    const text = printable(`${line}:${column} ${name}: ${sentence}`);
    return folded(text, { width, bullet: "  " });
  });
  const others = remarks.length - SHOWN;
  return others > 0 ? [...shown, `  and ${count(others)} more, with --json`] : shown;
}
