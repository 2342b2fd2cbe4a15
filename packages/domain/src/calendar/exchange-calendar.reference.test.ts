import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { sessionHours, sessionsBetween } from "./exchange-calendar.ts";
import { instantOf } from "./instant.ts";
import { session } from "./session.ts";

const repository = resolve(import.meta.dirname, "../../../..");
const reference = process.env["ALCHEMISER_REFERENCE"] ?? resolve(repository, "../shared/data");

/** The data rows of a comma-separated text, without its header. */
const rowsOf = (text: string): readonly (readonly string[])[] =>
  text
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","));

describe("the calendar of the exchange_calendars project, 1990-01-02 to 2023-01-13", () => {
  // The first column, without a name, is the session as a date at midnight UTC.
  const published = rowsOf(
    readFileSync(resolve(reference, "calendar/xnys-sessions-exchange_calendars.csv"), "utf8"),
  ).map(([day = "", open = "", close = ""]) => ({
    day: day.slice(0, "YYYY-MM-DD".length),
    open: instantOf(open),
    close: instantOf(close),
  }));
  const ours = sessionsBetween(session("1990-01-01"), session("2023-01-13"));

  it("has our 8,324 sessions, opens and closes", () => {
    expect(published).toHaveLength(8324);
    expect(ours.map((day) => ({ day, open: sessionHours(day).open, close: sessionHours(day).close }))).toEqual(
      published,
    );
  });

  it("has 69 early closes", () => {
    expect(ours.filter((day) => sessionHours(day).isEarlyClose)).toHaveLength(69);
  });

  it("has our count of sessions in every year", () => {
    const counts = Array.from({ length: 33 }, (_, i) => {
      const year = String(1990 + i);
      return sessionsBetween(session(`${year}-01-01`), session(`${year}-12-31`)).length;
    });
    expect(counts).toEqual([
      253, 253, 254, 253, 252, 252, 254, 253, 252, 252, 252, 248, 252, 252, 252, 252, 251, 251, 253, 252, 252, 252, 250,
      252, 252, 252, 252, 251, 251, 252, 253, 252, 251,
    ]);
  });
});

describe("the dates on which SPY has traded, to 2026-05-29", () => {
  const file = resolve(reference, "prices/yahoo-stocks-splitadj-plus-dividends/SPY.csv.gz");
  const dates = rowsOf(gunzipSync(readFileSync(file)).toString("utf8")).map(([date = ""]) => session(date));

  it("are our sessions", () => {
    const [first = session("1970-01-01")] = dates;
    expect(dates).toEqual(sessionsBetween(first, session("2026-05-29")));
  });
});
