/** `part` in terms of `whole`, which is not known when `whole` is zero. */
export const quotient = (part: number, whole: number): number => (whole === 0 ? Number.NaN : part / whole);
