/** What is true of a session, worked out or remembered. */
export type BySession<Answer> = (row: number) => Answer;

/** How many sessions the blocks of a program remember their answers about. */
export type Remembered = "every session" | "last session";

/** Remembers the answer about the session that was last asked about: it is asked about several times in a row. */
export function lastRemembered<Answer>(answer: BySession<Answer>): BySession<Answer> {
  let last: { readonly row: number; readonly answer: Answer } | undefined;
  return (row) => {
    if (last?.row !== row) last = { row, answer: answer(row) };
    return last.answer;
  };
}

/** Remembers the answer about each of so many sessions. */
export function allRemembered<Answer extends object>(
  sessions: number,
  answer: BySession<Answer | undefined>,
): BySession<Answer | undefined> {
  let answers: (Answer | "none" | undefined)[] | undefined;
  return (row) => {
    // An array that has its length from the start keeps its elements side by side.
    answers ??= new Array(sessions);
    const met = (answers[row] ??= answer(row) ?? "none");
    return met === "none" ? undefined : met;
  };
}
