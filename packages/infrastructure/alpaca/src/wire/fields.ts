import { instant, isTicker, money, price, quantity, session, type Instant, type Session } from "@alchemiser/domain";
import * as z from "zod";

// Each field is at least as strict as the constructor it feeds: nonsense fails here, by its name, not as a bug of ours.

interface Notation {
  readonly form: RegExp;
  readonly fault: string;
}

const EXACT: Notation = { form: /^-?\d+(\.\d{1,9})?$/, fault: "not a decimal of at most nine places" };
/** Sums and averages that Alpaca worked out itself may have more places; what is beyond the ninth is cut off. */
const CALCULATED: Notation = { form: /^-?\d+(\.\d+)?$/, fault: "not a decimal" };

/** Alpaca sends amounts as strings. A number is taken as well, where its shortest text is the number itself. */
const amount = <Amount>({ form, fault }: Notation, read: (text: string) => Amount) =>
  z.unknown().transform((value, context): Amount => {
    const text = typeof value === "number" ? String(value) : value;
    if (typeof text === "string" && form.test(text)) return read(text);
    context.addIssue(fault);
    return z.NEVER;
  });

const toNinePlaces = (text: string): string => text.replace(/(\.\d{9})\d+$/, "$1");

export const wireQuantity = amount(EXACT, quantity);
export const wirePrice = amount(EXACT, price);
export const wireMoney = amount(EXACT, money);
export const wireAveragePrice = amount(CALCULATED, (text) => price(toNinePlaces(text)));
export const wireBalance = amount(CALCULATED, (text) => money(toNinePlaces(text)));

export const wireTicker = z.string().refine(isTicker, "not a ticker");

/** A moment in any zone and to any fraction of a second; ours end at the millisecond. */
export const wireInstant = z.iso
  .datetime({ offset: true })
  .transform((value): Instant => instant(Math.floor(Date.parse(value))));

export const wireSession = z.iso.date().transform((value): Session => session(value));

/** `null`, an absent field and the empty string all mean that there is nothing. */
export const orNothing = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === null || value === "" ? undefined : value), schema.optional());
