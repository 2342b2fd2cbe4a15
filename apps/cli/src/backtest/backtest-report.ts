import type { BacktestResult } from "@alchemiser/application";
import { printable } from "../printable.ts";
import { count, dollars, percent, plural, ratio } from "../reports/figures.ts";
import { folded } from "../reports/folded.ts";
import { sparkline } from "../reports/sparkline.ts";
import { worstDrawdown } from "../reports/worst-drawdown.ts";
import type { Terminal } from "../terminal.ts";
import type { BacktestOrder } from "./lone-strategy.ts";

/** The result as people read it, in lines that fit the terminal. */
export function backtestReport(order: BacktestOrder, result: BacktestResult, terminal: Terminal): string {
  const { sessions } = result;
  const width = Math.min(terminal.columns, 100);
  const span = `${sessions[0] ?? ""} to ${sessions.at(-1) ?? ""}, ${plural(sessions.length, "session")}`;
  return [
    terminal.styled("bold", printable(order.strategy.name)),
    `${span}, ${dollars(order.capital.toNumber())} to begin with`,
    "",
    terminal.styled("cyan", sparkline(result.equity, terminal.pictureColumns)),
    "",
    ...figures(result),
    "",
    `At the end: ${holdingsOf(result)}`,
    ...troubles(result, width).map((line) => terminal.styled("yellow", line)),
    "",
    terminal.styled("bold", "Assumptions"),
    ...result.assumptions.flatMap((line) => folded(line, { width, bullet: "- " })),
    "",
    terminal.styled("dim", `Result ${result.hash.slice(0, 16)}: equal inputs give equal results.`),
  ].join("\n");
}

/** Fewer sessions make of a good week a fortune a year. */
const LEAST_SESSIONS = 60;

function figures(result: BacktestResult): readonly string[] {
  const isLong = result.sessions.length >= LEAST_SESSIONS;
  const left = [
    ["Final equity", dollars(result.finalEquity.toNumber())],
    ["Total return", percent(result.totalReturn)],
    ["Annual return", percent(isLong ? result.annualReturn : Number.NaN)],
    ["Sharpe ratio", ratio(isLong ? result.sharpe : Number.NaN)],
  ] as const;
  const right = [
    ["Sessions traded", count(result.trades)],
    ["Orders", count(result.orders)],
    ["Slippage", dollars(result.slippage.toNumber())],
    ["Fees", dollars(result.fees.toNumber())],
  ] as const;
  const width = Math.max(...left.map(([, value]) => value.length));
  const other = Math.max(...right.map(([, value]) => value.length));
  const rows = left.map(([name, value], row) => {
    const [title = "", figure = ""] = right[row] ?? [];
    return `${name.padEnd(14)} ${value.padStart(width)}     ${title.padEnd(16)} ${figure.padStart(other)}`;
  });
  return [...rows, `${"Max drawdown".padEnd(14)} ${percent(result.maxDrawdown).padStart(width)}     ${fallOf(result)}`];
}

function fallOf({ equity, sessions }: BacktestResult): string {
  const worst = worstDrawdown(equity);
  if (worst === undefined) return "";
  const { peak, bottom, recovery } = worst;
  const end = recovery === undefined ? "not made good yet" : `made good ${sessions[recovery] ?? ""}`;
  return `${sessions[peak] ?? ""} to ${sessions[bottom] ?? ""}, ${end}`;
}

function holdingsOf({ allocations }: BacktestResult): string {
  const weights = [...(allocations.at(-1)?.weights ?? [])].toSorted(([, a], [, b]) => b - a);
  return weights.length === 0 ? "cash" : weights.map(([ticker, share]) => `${ticker} ${percent(share, 1)}`).join(", ");
}

/** What a reader should know before believing the figures. */
function troubles({ undecided, shortfalls, trips }: BacktestResult, width: number): readonly string[] {
  const [first] = undecided;
  const lines = [
    ...(first === undefined
      ? []
      : [`Undecided in ${plural(undecided.length, "session")}, first in ${first.session}: ${first.reason}`]),
    ...(shortfalls.length === 0 ? [] : [`${plural(shortfalls.length, "order")} fell short, such as:`]),
    ...shortfalls.slice(0, 3),
    ...tripsTold(trips),
  ];
  return lines.flatMap((line) => folded(printable(line), { width, bullet: "" }));
}

/** How often each breaker tripped, or would have. */
function tripsTold(trips: BacktestResult["trips"]): readonly string[] {
  const names = [...new Set(trips.map(({ breaker }) => breaker))];
  if (names.length === 0) return [];
  const counts = names.map((name) => `${name} ${count(trips.filter(({ breaker }) => breaker === name).length)}`);
  return [`Breakers tripped, as the assumptions have them: ${counts.join(", ")}`];
}
