import { instantOf, isoTime, newYorkInstant, session, type Instant } from "@alchemiser/domain";
import * as z from "zod";

/** How far an account's history was read. */
export interface HistoryCursor {
  /** The id of the last execution: they are listed as they happened. */
  readonly execution: string | undefined;
  /** Changes that were booked until then came before the ledger. */
  readonly since: Instant | undefined;
  /** When the last change was booked: they are listed by the day that they concern, where a later one may come first. */
  readonly booked: Instant | undefined;
}

const BEGINNING: HistoryCursor = { execution: undefined, since: undefined, booked: undefined };

const moment = z.string().transform(instantOf).optional();
const Written = z.object({ execution: z.string().optional(), since: moment, booked: moment });

/** The same text for the same cursor; undefined where nothing was read. */
export function encodeCursor({ execution, since, booked }: HistoryCursor): string | undefined {
  if (execution === undefined && booked === undefined) return undefined;
  return JSON.stringify({ execution, since: since && isoTime(since), booked: booked && isoTime(booked) });
}

/** Reads what `encodeCursor` writes. Before there were such cursors, one was the id of the last entry of any kind. */
export function decodeCursor(text: string | undefined): HistoryCursor {
  if (text === undefined) return BEGINNING;
  if (text.startsWith("{")) return { ...BEGINNING, ...Written.parse(JSON.parse(text)) };
  const day = /^(\d{4})(\d{2})(\d{2})/.exec(text)?.slice(1).join("-");
  const booked = day === undefined ? undefined : newYorkInstant(session(day), 0);
  return { execution: text, since: booked, booked };
}
