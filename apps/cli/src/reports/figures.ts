const DOLLARS = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" });
const COUNT = new Intl.NumberFormat("en-US");

export const dollars = (amount: number): string => DOLLARS.format(amount);

export const count = (number: number): string => COUNT.format(number);

/** A share as percent; a dash for what is not known. */
export const percent = (share: number, digits = 2): string =>
  Number.isFinite(share) ? `${withDigits(digits).format(share * 100)} %` : "–";

/** A plain ratio; a dash for what is not known. */
export const ratio = (value: number): string => (Number.isFinite(value) ? value.toFixed(2) : "–");

const withDigits = (digits: number): Intl.NumberFormat =>
  new Intl.NumberFormat("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });

export const plural = (number: number, one: string, many = `${one}s`): string =>
  `${count(number)} ${number === 1 ? one : many}`;
