import { instant, isTicker, money, price, quantity, session, type Instant, type Session } from "@alchemiser/domain";
import * as z from "zod";

// Each field is at least as strict as the constructor it feeds: nonsense fails here, by its name, not as a bug of ours.

// Alpaca sends amounts as strings. A number is taken as well, where its shortest text is the number itself.
const text = z.union([z.string(), z.number().transform(String)]);

const exactText = text.refine((value) => /^-?\d+(\.\d{1,9})?$/.test(value), "not a decimal of at most nine places");

/** Sums and averages that Alpaca worked out itself may have more places; what is beyond the ninth is cut off. */
const calculatedText = text
  .refine((value) => /^-?\d+(\.\d+)?$/.test(value), "not a decimal")
  .transform((value) => value.replace(/(\.\d{9})\d+$/, "$1"));

export const wireQuantity = exactText.transform(quantity);
export const wirePrice = exactText.transform(price);
export const wireMoney = exactText.transform(money);
export const wireAveragePrice = calculatedText.transform(price);
export const wireBalance = calculatedText.transform(money);

export const wireTicker = z.string().refine(isTicker, "not a ticker");

/** A moment in any zone and to any fraction of a second; ours end at the millisecond. */
export const wireInstant = z.iso
  .datetime({ offset: true })
  .transform((value): Instant => instant(Math.floor(Date.parse(value))));

export const wireSession = z.iso.date().transform((value): Session => session(value));

/** `null`, an absent field and the empty string all mean that there is nothing. */
export const orNothing = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === null || value === "" ? undefined : value), schema.optional());
