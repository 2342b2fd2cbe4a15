import { instant, newYorkInstant, session, type Instant } from "@alchemiser/domain";

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

/** No id has it. */
const BETWEEN = "|";

/** The same text for the same cursor; undefined where nothing was read. */
export function encodeCursor({ execution, since, booked }: HistoryCursor): string | undefined {
  if (execution === undefined && booked === undefined) return undefined;
  return [execution, since, booked].map((part) => part ?? "").join(BETWEEN);
}

/** Reads what `encodeCursor` writes. Before there were such cursors, one was the id of the last entry of any kind. */
export function decodeCursor(text: string | undefined): HistoryCursor {
  if (text === undefined) return BEGINNING;
  const [execution = "", since, booked] = text.split(BETWEEN);
  if (booked === undefined) return { execution, since: dayIn(execution), booked: dayIn(execution) };
  return { execution: execution === "" ? undefined : execution, since: momentIn(since), booked: momentIn(booked) };
}

const momentIn = (text: string | undefined): Instant | undefined =>
  text === undefined || text === "" ? undefined : instant(Number(text));

function dayIn(id: string): Instant | undefined {
  const day = /^(\d{4})(\d{2})(\d{2})/.exec(id)?.slice(1).join("-");
  return day === undefined ? undefined : newYorkInstant(session(day), 0);
}
