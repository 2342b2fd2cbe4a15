import { describeError, symphony, type Strategy } from "@alchemiser/domain";
import { SHIPPED_STRATEGIES } from "@alchemiser/strategies";
import * as z from "zod";

const SHIPPED: ReadonlyMap<string, string> = new Map(SHIPPED_STRATEGIES.map(({ name, text }) => [name, text]));

/** A strategy by its shipped name, or its whole program: a function has no files of its user's. */
export const strategy: z.ZodType<Strategy, string> = z.string().transform((said, context) => {
  const reading = symphony(SHIPPED.get(said) ?? said, "strategy");
  if (reading.outcome === "read") return reading.strategy;
  const faults = reading.errors.map(describeError).join("; ");
  context.addIssue({
    code: "custom",
    message: `must be one of ${[...SHIPPED.keys()].join(", ")}, or a program: ${faults}`,
  });
  return z.NEVER;
});
