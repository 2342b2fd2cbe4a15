import * as z from "zod";
import type { Reader } from "./readers.ts";

/** A reader as a part of a schema. */
export const field = <Value>({ expects, read }: Reader<Value>): z.ZodType<Value, string> =>
  z.string({ error: ({ input }) => `must be ${expects}${numberTold(input)}` }).transform((text, context) => {
    const value = read(text);
    if (value !== undefined) return value;
    context.addIssue({ code: "custom", message: `must be ${expects}${textTold(text, read)}` });
    return z.NEVER;
  });

/** What stood there, or how it is written where it was a word in capitals. */
function textTold(text: string, read: Reader<unknown>["read"]): string {
  const small = text.toLowerCase();
  return small !== text && read(small) !== undefined ? `; "${text}" is written ${small}` : `, was "${text}"`;
}

// JSON knows numbers, and most of them are not exact: an amount is written as a text.
const numberTold = (input: unknown): string => (typeof input === "number" ? `, in quotes, was ${input}` : "");
