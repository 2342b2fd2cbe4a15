import { isTicker, session, type DailyBars } from "@alchemiser/domain";
import type { SchemaElement } from "hyparquet";
import * as z from "zod";

// The words of the file, so that whoever opens it elsewhere understands it: one row a session, named columns, and two
// entries of metadata.

/** The metadata entry that says what the series is. */
export const ABOUT_KEY = "alchemiser";
/** The metadata entry that makes damage visible. */
export const SEAL_KEY = "alchemiser.seal";

/** The session's date, as days since 1970-01-01. */
export const SESSION_COLUMN = "session";

export type Numbers = Pick<DailyBars, "open" | "high" | "low" | "close" | "volume" | "splitFactor" | "dividendFactor">;

/** Which column of the file holds which numbers of a series. */
export const NUMBER_COLUMNS = {
  open: "open",
  high: "high",
  low: "low",
  close: "close",
  volume: "volume",
  splitFactor: "split_factor",
  dividendFactor: "dividend_factor",
} as const satisfies Record<keyof Numbers, string>;

export const SCHEMA: readonly SchemaElement[] = [
  { name: "bars", num_children: 1 + Object.keys(NUMBER_COLUMNS).length },
  {
    name: SESSION_COLUMN,
    type: "INT32",
    repetition_type: "REQUIRED",
    converted_type: "DATE",
    logical_type: { type: "DATE" },
  },
  ...Object.values(NUMBER_COLUMNS).map((name): SchemaElement => ({
    name,
    type: "DOUBLE",
    repetition_type: "REQUIRED",
  })),
];

/** What the file says about its series beside the rows. */
export const About = z.object({
  format: z.literal(1),
  series: z.object({
    ticker: z.string().refine((text) => isTicker(text)),
    source: z.string(),
    basis: z.enum(["raw", "split-adjusted", "total-return"]),
    first: z.iso.date().transform(session),
    last: z.iso.date().transform(session),
    sessions: z.number(),
    findings: z.array(z.object({ name: z.string(), count: z.number() })),
  }),
});
