import {
  isUndecided,
  type Consultation,
  type Instant,
  type LedgerRecord,
  type Opinion,
  type Session,
} from "@alchemiser/domain";

/** When the sleeves were asked. */
interface Asked {
  readonly session: Session;
  readonly at: Instant;
}

/**
 * What the ledger is told of the sleeves that were asked: who was undecided, and for how many sessions in a row. Nothing
 * while everybody knows and has known. Asking again in the same session does not count twice.
 */
export function consulted(
  before: Consultation,
  opinions: readonly Opinion[],
  { session, at }: Asked,
): readonly LedgerRecord[] {
  const unknowing = opinions.filter(isUndecided);
  if (unknowing.length === 0 && before.undecided.length === 0) return [];
  const streaks = new Map(before.undecided.map(({ sleeve, sessions }) => [sleeve, sessions]));
  const step = before.session === session ? 0 : 1;
  const undecided = unknowing.map(({ sleeve, reason }) => {
    const sessions = streaks.get(sleeve);
    return { sleeve, reason, sessions: sessions === undefined ? 1 : sessions + step };
  });
  return [{ kind: "consulted", at, session, undecided }];
}
