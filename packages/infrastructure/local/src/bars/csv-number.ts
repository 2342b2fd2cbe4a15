const ZERO = 0x30;
const NINE = 0x39;
const POINT = 0x2e;
const MINUS = 0x2d;

/** Up to here a whole number, and a power of ten, is one float without rounding. */
const EXACT_DIGITS = 15;
const POWERS = Array.from({ length: EXACT_DIGITS + 1 }, (_, exponent) => 10 ** exponent);

/**
 * The number written in `bytes` from `start` to `end`, the same float that `Number` makes of the text; `NaN` for text
 * that is not a number, an empty one included.
 *
 * A short decimal is one exact whole number divided by one exact power of ten, which IEEE division rounds correctly, so
 * it needs no text. Clinger, "How to Read Floating Point Numbers Accurately", 1990.
 */
export function csvNumber(bytes: Buffer, start: number, end: number): number {
  const isNegative = bytes[start] === MINUS;
  let whole = 0;
  let digits = 0;
  let decimals = -1;

  for (let i = isNegative ? start + 1 : start; i < end; i++) {
    const byte = bytes[i] ?? 0;
    if (byte >= ZERO && byte <= NINE) {
      whole = whole * 10 + (byte - ZERO);
      digits++;
      if (decimals >= 0) decimals++;
    } else if (byte === POINT && decimals < 0) {
      decimals = 0;
    } else {
      return numberOfText(bytes.toString("latin1", start, end));
    }
  }
  if (digits === 0 || digits > EXACT_DIGITS) return numberOfText(bytes.toString("latin1", start, end));
  const value = decimals > 0 ? whole / (POWERS[decimals] ?? Number.NaN) : whole;
  return isNegative ? -value : value;
}

/** `Number` alone would make 0 of nothing. */
const numberOfText = (text: string): number => (text.trim() === "" ? Number.NaN : Number(text));
