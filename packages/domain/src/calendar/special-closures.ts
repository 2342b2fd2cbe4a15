import { session, type Session } from "./session.ts";

/** Whole days without trading since 1990 that no rule foretells, with what closed the exchange. */
export const SPECIAL_CLOSURES: ReadonlyMap<Session, string> = new Map([
  [session("1994-04-27"), "National day of mourning for Richard Nixon"],
  [session("2001-09-11"), "Attacks of September 11"],
  [session("2001-09-12"), "Attacks of September 11"],
  [session("2001-09-13"), "Attacks of September 11"],
  [session("2001-09-14"), "Attacks of September 11"],
  [session("2004-06-11"), "National day of mourning for Ronald Reagan"],
  [session("2007-01-02"), "National day of mourning for Gerald Ford"],
  [session("2012-10-29"), "Hurricane Sandy"],
  [session("2012-10-30"), "Hurricane Sandy"],
  [session("2018-12-05"), "National day of mourning for George H. W. Bush"],
  [session("2025-01-09"), "National day of mourning for Jimmy Carter"],
]);
