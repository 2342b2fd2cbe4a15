import { describeError, symphony, type Strategy } from "@alchemiser/domain";
import { SHIPPED_STRATEGIES } from "@alchemiser/strategies";
import * as z from "zod";

const SHIPPED: ReadonlyMap<string, string> = new Map(SHIPPED_STRATEGIES.map(({ name, text }) => [name, text]));
const EXPECTED = `must be one of ${[...SHIPPED.keys()].join(", ")}, or a program`;

/** A strategy, under its shipped name, or as its own program calls itself. */
export interface NamedStrategy {
  readonly name: string;
  readonly strategy: Strategy;
}

/** A strategy by its shipped name, or its whole program: a function has no files of its user's. */
export const strategy: z.ZodType<NamedStrategy, string> = z.string({ error: EXPECTED }).transform((said, context) => {
  const shipped = SHIPPED.get(said);
  const reading = symphony(shipped ?? said, "strategy");
  if (reading.outcome === "read")
    return { name: shipped === undefined ? reading.strategy.name : said, strategy: reading.strategy };
  const faults = reading.errors.map(describeError).join("; ");
  context.addIssue({ code: "custom", message: `${EXPECTED}: ${faults}` });
  return z.NEVER;
});
