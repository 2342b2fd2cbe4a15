import type { Session, Ticker } from "@alchemiser/domain";
import { printable, printableName } from "../printable.ts";
import { count, plural } from "../reports/figures.ts";
import { folded } from "../reports/folded.ts";
import type { Terminal } from "../terminal.ts";
import type { Checked, SoundProgram } from "./check-program.ts";

export type FirstBars = ReadonlyMap<Ticker, Session>;

/** As scripts read it. */
export const checkJson = (checked: Checked, first: FirstBars): object =>
  checked.ok
    ? {
        ...checked,
        history: checked.history ?? null,
        bars: Object.fromEntries(checked.symbols.map((ticker) => [ticker, first.get(ticker) ?? null])),
        errors: [],
      }
    : checked;

/** Remarks that are shown to people; scripts get all of them. */
const SHOWN = 10;

/** As people read it. */
export function checkText(checked: Checked, first: FirstBars, terminal: Terminal): string {
  const file = printableName(checked.file);
  if (!checked.ok)
    return [
      terminal.styled("red", `${file} is not right`),
      ...checked.errors.map(({ message }) => message.replaceAll(/^/gm, "  ")),
    ].join("\n");

  const width = Math.min(terminal.columns, 100);
  const lines = [...facts(checked), ...symbolLines(checked, first)];
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

/** Symbols that begin on the same day stand together, the latest last. */
function symbolLines({ symbols }: SoundProgram, first: FirstBars): readonly string[] {
  const missing = symbols.filter((ticker) => !first.has(ticker));
  const byDay = new Map<Session, Ticker[]>();
  for (const ticker of symbols) {
    const day = first.get(ticker);
    if (day !== undefined) byDay.set(day, [...(byDay.get(day) ?? []), ticker]);
  }
  const days = [...byDay].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return [
    ...days.map(([day, tickers]) => `bars from ${day}: ${tickers.join(", ")}`),
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
