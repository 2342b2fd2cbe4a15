import { explanationText } from "@alchemiser/domain";
import { printable } from "../printable.ts";
import { plural } from "../reports/figures.ts";
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

/** The first session whole; of each other one only what is different from the session before. */
export const explainedText = (sessions: readonly ExplainedSession[], terminal: Terminal): string =>
  sessions
    .flatMap((explained, index) => (index === 0 ? whole(explained, terminal) : changed(explained, terminal)))
    .join("\n");

function whole(
  { session, explanation, sessionsUsed, fragile, changes = [] }: ExplainedSession,
  terminal: Terminal,
): readonly string[] {
  return [
    terminal.styled("bold", `${session}, on the closes of that session and those before`),
    printable(explanationText(explanation)),
    "",
    `It rests on ${plural(sessionsUsed, "session")}.`,
    ...titled("Nearly otherwise:", fragile),
    ...titled("Different from the session before:", changes),
  ];
}

const titled = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [title, ...indented(lines)];

function changed({ session, explanation, changes = [] }: ExplainedSession, terminal: Terminal): readonly string[] {
  const headline = printable(`${session}: ${explanation.text}`);
  return [terminal.styled(changes.length === 0 ? "dim" : "bold", headline), ...indented(changes)];
}

const indented = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${printable(line)}`);
