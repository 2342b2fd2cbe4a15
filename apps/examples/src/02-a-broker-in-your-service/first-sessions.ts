import { session, sessionsBetween, type Session } from "@alchemiser/domain";

/** The first session of every month of a year. */
export const firstSessions = (year: number): readonly Session[] =>
  sessionsBetween(session(`${year}-01-01`), session(`${year}-12-31`)).filter(
    (day, index, days) => day.slice(0, 7) !== days[index - 1]?.slice(0, 7),
  );
