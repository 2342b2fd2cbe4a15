import type { Breakers } from "@alchemiser/domain";
import * as z from "zod";
import { field } from "./field.ts";
import { STANDARDS } from "./keys/mandate-settings.ts";
import { countFrom, oneOf, SHARE } from "./readers.ts";

const { mode, dayLoss, severeDayLoss, drawdown, rejects, outages } = STANDARDS.breakers;

/** When a mandate stops itself, as people write it down. */
export const BreakersSchema = z
  .strictObject({
    mode: field(oneOf("act", "counted")).prefault(mode),
    dayLoss: field(SHARE).prefault(dayLoss),
    severeDayLoss: field(SHARE).prefault(severeDayLoss),
    drawdown: field(SHARE).prefault(drawdown),
    rejects: field(countFrom(1, 100)).prefault(rejects),
    outages: field(countFrom(1, 100)).prefault(outages),
  })
  .refine((breakers) => !breakers.severeDayLoss.isBelow(breakers.dayLoss), {
    error: "must not have a severeDayLoss that is smaller than the dayLoss",
  })
  .refine((breakers) => breakers.dayLoss.isPositive() && breakers.drawdown.isPositive(), {
    error: "must have losses above 0%",
  }) satisfies z.ZodType<Breakers>;
