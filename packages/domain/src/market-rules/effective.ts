import { session, type Session } from "../calendar/session.ts";
import { known } from "../kernel/invariant.ts";

/** A value with the first day on which it holds. */
export interface Effective<Value> {
  readonly from: Session;
  readonly value: Value;
}

export const since = <Value>(from: string, value: Value): Effective<Value> => ({ from: session(from), value });

/** The first day of which `table` knows the value. */
export const knownFrom = (table: readonly Effective<unknown>[]): Session => oldest(table).from;

/** The value in force on `day`; before the first entry, the oldest one known. */
export function inForce<Value>(table: readonly Effective<Value>[], day: Session): Value {
  return (table.findLast(({ from }) => from <= day) ?? oldest(table)).value;
}

const oldest = <Value>(table: readonly Effective<Value>[]): Effective<Value> =>
  known(table[0], "a table of effective values has at least one entry");
