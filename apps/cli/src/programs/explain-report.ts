import { explanationText } from "@alchemiser/domain";
import { printable } from "../printable.ts";
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
export function explainedText(sessions: readonly ExplainedSession[], terminal: Terminal): string {
  const parts = sessions.map((explained, index) =>
    index === 0 ? whole(explained, terminal) : changed(explained, terminal),
  );
  return parts.map((lines) => lines.map(printable).join("\n")).join("\n");
}

function whole({ session, explanation, sessionsUsed, fragile, changes }: ExplainedSession, terminal: Terminal) {
  return [
    terminal.styled("bold", `${session}, on the closes of that session and those before`),
    explanationText(explanation),
    "",
    `It rests on ${sessionsUsed} sessions.`,
    ...titled("Nearly otherwise:", fragile),
    ...titled("Different from the session before:", changes ?? []),
  ].flatMap((line) => line.split("\n"));
}

const titled = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];

function changed({ session, explanation, changes = [] }: ExplainedSession, terminal: Terminal): readonly string[] {
  if (changes.length === 0) return [terminal.styled("dim", `${session}: ${explanation.text}`)];
  return [terminal.styled("bold", `${session}: ${explanation.text}`), ...changes.map((line) => `  ${line}`)];
}
