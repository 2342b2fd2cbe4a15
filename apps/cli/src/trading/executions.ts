import { plain } from "@alchemiser/application";
import { newYorkDate, summedUp, type Execution, type ExecutionSummary, type Session } from "@alchemiser/domain";
import { percent } from "../reports/figures.ts";
import { foldedText } from "../reports/folded.ts";
import { tableOf, type Alignment } from "../reports/table.ts";
import type { Terminal } from "../terminal.ts";
import { dollarsOf, priceOf, sharesOf } from "./spoken.ts";

/** What is told of executions: all sessions, or the orders of one. */
export interface ToldExecutions {
  readonly session: Session | undefined;
  readonly sessions: ReadonlyMap<Session, readonly Execution[]>;
}

export function bySession(executions: readonly Execution[]): ReadonlyMap<Session, readonly Execution[]> {
  const sessions = new Map<Session, Execution[]>();
  for (const execution of executions) {
    const session = newYorkDate(execution.sentAt);
    sessions.set(session, [...(sessions.get(session) ?? []), execution]);
  }
  return sessions;
}

export function executionsJson({ session, sessions }: ToldExecutions): unknown {
  const told = [...sessions].filter(([day]) => session === undefined || day === session);
  return plain({
    sessions: told.map(([day, executions]) => ({ session: day, ...summedUp(executions), executions })),
    total: summedUp(told.flatMap(([, executions]) => executions)),
  });
}

const RIGHT: Alignment = "right";

const NOTE =
  "Costs in basis points, hundredths of a percent; what is negative was a gain. Leg: against the price at which its leg " +
  "began. Arrival: against the price when the order left. Seconds: from when an order left to its last fill. Slice: how " +
  "many come after it. Of day: of the shares that are traded on a usual day.";

export function executionsText({ session, sessions }: ToldExecutions, terminal: Terminal): string {
  if (session !== undefined) return ordersOfSession(session, sessions.get(session) ?? [], terminal);
  if (sessions.size === 0) return "no order was ever sent";
  const rows = [...sessions].map(([day, executions]) => summaryCells(day, summedUp(executions)));
  const all = summaryCells("all", summedUp([...sessions.values()].flat()));
  return [
    tableOf(
      ["session", "orders", "re-pegs", "value", "leg", "arrival", "seconds", "of day"],
      [...rows, all],
      ["left", ...Array.from({ length: 7 }, () => RIGHT)],
    ),
    "",
    note(terminal),
  ].join("\n");
}

const summaryCells = (name: string, summary: ExecutionSummary): readonly string[] => [
  name,
  String(summary.orders),
  String(summary.repegs),
  dollarsOf(summary.value),
  bp(summary.shortfallBp),
  bp(summary.slippageBp),
  seconds(summary.fillMs),
  percentOfDay(summary.participation),
];

function ordersOfSession(session: Session, executions: readonly Execution[], terminal: Terminal): string {
  if (executions.length === 0) return `no order was sent in ${session}`;
  const rows = executions.map((execution) => [
    `${execution.side} ${execution.ticker}`,
    String(execution.slice),
    String(execution.peg),
    sharesOf(execution.filled),
    execution.fillPrice === undefined ? "–" : priceOf(execution.fillPrice),
    bp(execution.shortfallBp),
    bp(execution.slippageBp),
    seconds(execution.fillMs),
    percentOfDay(execution.participation),
  ]);
  return [
    tableOf(["order", "slice", "peg", "filled", "price", "leg", "arrival", "seconds", "of day"], rows, [
      "left",
      ...Array.from({ length: 8 }, () => RIGHT),
    ]),
    "",
    note(terminal),
  ].join("\n");
}

const note = (terminal: Terminal): string => terminal.styled("dim", foldedText(NOTE, terminal.columns));
const bp = (points: number | undefined): string => (points === undefined ? "–" : points.toFixed(1));
const seconds = (ms: number | undefined): string => (ms === undefined ? "–" : (ms / 1000).toFixed(1));

function percentOfDay(share: number | undefined): string {
  if (share === undefined || share === 0) return "–";
  return share < LITTLE ? `< ${percent(LITTLE)}` : percent(share);
}

/** What would be nothing with two digits. */
const LITTLE = 0.0001;
