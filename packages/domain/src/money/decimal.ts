import { invariant } from "../kernel/invariant.ts";

/** Decimal places that are kept exactly. */
const PLACES = 9;
const ZERO = "0".charCodeAt(0);
/** How many nanos make one. */
export const ONE = 1_000_000_000n;

/** An exact decimal. `Unit` exists only for the compiler: dollars plus shares does not type-check. */
export class Decimal<Unit extends string> {
  declare readonly unit: Unit;
  /** Public on purpose: test matchers cannot see `#private` fields and would call any two amounts equal. */
  readonly nanos: bigint;

  constructor(nanos: bigint) {
    this.nanos = nanos;
  }

  plus(other: Decimal<Unit>): Decimal<Unit> {
    return new Decimal(this.nanos + other.nanos);
  }

  minus(other: Decimal<Unit>): Decimal<Unit> {
    return new Decimal(this.nanos - other.nanos);
  }

  negated(): Decimal<Unit> {
    return new Decimal(-this.nanos);
  }

  absolute(): Decimal<Unit> {
    return this.isNegative() ? this.negated() : this;
  }

  isBelow(other: Decimal<Unit>): boolean {
    return this.nanos < other.nanos;
  }

  equals(other: Decimal<Unit>): boolean {
    return this.nanos === other.nanos;
  }

  isNegative(): boolean {
    return this.nanos < 0n;
  }

  isPositive(): boolean {
    return this.nanos > 0n;
  }

  isZero(): boolean {
    return this.nanos === 0n;
  }

  /** For charts and statistics only: what comes back through a float is no longer exact. */
  toNumber(): number {
    return Number(this.nanos) / 1e9;
  }

  toString(): string {
    const digits = String(this.absolute().nanos).padStart(PLACES + 1, "0");
    let end = digits.length;
    while (end > digits.length - PLACES && digits.charCodeAt(end - 1) === ZERO) end -= 1;
    const whole = digits.slice(0, -PLACES);
    const fraction = digits.slice(whole.length, end);
    return `${this.isNegative() ? "-" : ""}${whole}${fraction && `.${fraction}`}`;
  }

  toJSON(): string {
    return this.toString();
  }
}

/** @throws InvariantViolation unless `text` is a plain decimal of at most nine places */
export function decimal<Unit extends string>(text: string): Decimal<Unit> {
  const [, sign, whole = "", fraction = ""] = /^(-?)(\d+)(?:\.(\d{1,9}))?$/.exec(text) ?? [];
  invariant(whole !== "", `a decimal has digits and at most ${PLACES} places, was "${text}"`);
  const nanos = BigInt(whole + fraction.padEnd(PLACES, "0"));
  return new Decimal(sign === "-" ? -nanos : nanos);
}

export const smaller = <Unit extends string>(a: Decimal<Unit>, b: Decimal<Unit>): Decimal<Unit> =>
  b.isBelow(a) ? b : a;

export const larger = <Unit extends string>(a: Decimal<Unit>, b: Decimal<Unit>): Decimal<Unit> =>
  a.isBelow(b) ? b : a;

export const sum = <Unit extends string>(amounts: Iterable<Decimal<Unit>>): Decimal<Unit> => {
  let nanos = 0n;
  for (const amount of amounts) nanos += amount.nanos;
  return new Decimal(nanos);
};
