import { money, scaled, weight, WHOLE, type Capital, type Money, type Weight } from "@alchemiser/domain";
import * as z from "zod";

const PLAIN_NUMBER = /^\d{1,12}(?:\.\d{1,9})?$/;
const PERCENT = /^(\d{1,6}(?:\.\d{1,7})?) ?%$/;
const HUNDREDTH = weight("0.01");

/** A text that means something: `expects` completes "must be". */
const text = <Value>(expects: string, read: (said: string) => Value | undefined): z.ZodType<Value, string> =>
  z.string({ error: `must be a text, ${expects}` }).transform((said, context) => {
    const value = read(said);
    if (value !== undefined) return value;
    context.addIssue({ code: "custom", message: `must be ${expects}, was "${said}"` });
    return z.NEVER;
  });

function dollarsIn(said: string): Money | undefined {
  const amount = PLAIN_NUMBER.test(said) ? money(said) : undefined;
  return amount?.isPositive() === true ? amount : undefined;
}

function shareIn(said: string): Weight | undefined {
  const [, percent] = PERCENT.exec(said) ?? [];
  const plain = PLAIN_NUMBER.test(said) ? weight(said) : undefined;
  const share = percent === undefined ? plain : scaled(weight(percent), HUNDREDTH);
  return share === undefined || WHOLE.isBelow(share) ? undefined : share;
}

function capitalIn(said: string): Capital | undefined {
  if (said === "account") return { of: "account" };
  const amount = dollarsIn(said);
  return amount && { of: "amount", amount };
}

export const dollars = text("an amount of dollars above 0 such as 25000", dollarsIn);
export const share = text("a share between 0% and 100% such as 12.5%", shareIn);
export const capital = text("account, or an amount of dollars such as 25000", capitalIn);
export const label = text("a name of up to 40 letters, digits, spaces, dots or dashes", (said) =>
  /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,39}$/u.test(said) ? said : undefined,
);
