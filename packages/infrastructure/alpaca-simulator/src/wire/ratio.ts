import { shareOf, type Money } from "@alchemiser/domain";

/** `part` of `whole` as a decimal text; 0 of nothing is 0. */
export const ratioOf = (part: Money, whole: Money): string => (whole.isZero() ? "0" : shareOf(part, whole).toString());
