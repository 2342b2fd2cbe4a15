import { explanationText } from "@alchemiser/domain";
import { printable } from "../printable.ts";
import { plural } from "../reports/figures.ts";
import { folded, foldedText } from "../reports/folded.ts";
import type { Terminal } from "../terminal.ts";
import type { ExplainedSession } from "./explain-sessions.ts";

/** As scripts read it. */
export const explainedJson = (explained: ExplainedSession): object => ({
  session: explained.session,
  weights: explained.weights ?? null,
  trace: explained.explanation,
  sessionsUsed: explained.sessionsUsed,
  fragile: explained.fragile,
  changes: explained.changes ?? null,
});

/** The first session whole; of the others only what is different, and how long nothing is. */
export function explainedText([first, ...others]: readonly ExplainedSession[], terminal: Terminal): string {
  const rest = runsOf(others).flatMap((run) => toldRun(run, terminal));
  return [...(first === undefined ? [] : whole(first, terminal)), ...rest].join("\n");
}

/** Each session with those after it in which nothing changes any more; a change begins anew. */
function runsOf(sessions: readonly ExplainedSession[]): readonly (readonly ExplainedSession[])[] {
  const runs: ExplainedSession[][] = [];
  for (const session of sessions) {
    const run = runs.at(-1);
    if (run !== undefined && isUnchanged(session) && run.every(isUnchanged)) run.push(session);
    else runs.push([session]);
  }
  return runs;
}

const isUnchanged = ({ changes = [] }: ExplainedSession): boolean => changes.length === 0;

function whole(
  { session, explanation, sessionsUsed, fragile, changes = [] }: ExplainedSession,
  terminal: Terminal,
): readonly string[] {
  return [
    terminal.styled("bold", `${session}, on the closes of that session and those before`),
    foldedText(printable(explanationText(explanation)), terminal.columns),
    "",
    `It rests on ${plural(sessionsUsed, "session")}.`,
    ...titled("Nearly otherwise:", indented(fragile, terminal)),
    ...titled("Different from the session before:", indented(changes, terminal)),
  ];
}

const titled = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [title, ...lines];

function toldRun(run: readonly ExplainedSession[], terminal: Terminal): readonly string[] {
  const [first] = run;
  if (first === undefined) return [];
  const { session, explanation, changes = [] } = first;
  if (!isUnchanged(first))
    return [
      terminal.styled("bold", foldedText(printable(`${session}: ${explanation.text}`), terminal.columns)),
      ...indented(changes, terminal),
    ];
  const [span, size] =
    run.length === 1
      ? [session, ""]
      : [`${session} to ${run.at(-1)?.session ?? ""}`, ` (${plural(run.length, "session")})`];
  return [
    terminal.styled("dim", foldedText(printable(`${span}: ${explanation.text}, unchanged${size}`), terminal.columns)),
  ];
}

const indented = (lines: readonly string[], { columns }: Terminal): readonly string[] =>
  lines.flatMap((line) => folded(printable(line), { width: columns, bullet: "  " }));
