import { session, type Session } from "../calendar/session.ts";
import { known } from "../kernel/invariant.ts";

/** A value with the first day on which it holds. */
export interface Effective<Value> {
  readonly from: Session;
  readonly value: Value;
}

export const since = <Value>(from: string, value: Value): Effective<Value> => ({ from: session(from), value });

/** The value in force on `day`; before the first entry, the oldest one known. */
export function inForce<Value>(table: readonly Effective<Value>[], day: Session): Value {
  const entry = table.findLast(({ from }) => from <= day) ?? table[0];
  return known(entry, "a table of effective values has at least one entry").value;
}
