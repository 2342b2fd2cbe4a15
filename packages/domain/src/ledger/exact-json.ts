import { invariant } from "../kernel/invariant.ts";
import { Decimal, decimal } from "../money/decimal.ts";

/** JSON has no word for these: each is written as an object with one tagged key, which no other object may have. */
const DECIMAL = "$decimal";
const MAP = "$map";
const NUMBER = "$number";

/**
 * `value` as JSON that `decodeExact` turns back into the same value: decimals, maps and unknown numbers survive. Equal
 * values give equal text, whatever the order in which their keys were written; the order of a map's entries is part
 * of its value.
 *
 * @throws InvariantViolation for what is neither plain data nor a decimal nor a map
 */
export const encodeExact = (value: unknown): string => JSON.stringify(tagged(value));

/**
 * Reads what `encodeExact` writes.
 *
 * @throws SyntaxError when `text` is not JSON
 */
export const decodeExact = (text: string): unknown => untagged(JSON.parse(text));

function tagged(value: unknown): unknown {
  if (value === undefined) return null;
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return isJsonNumber(value) ? value : { [NUMBER]: numeral(value) };
  if (value instanceof Decimal) return { [DECIMAL]: value.toString() };
  if (value instanceof Map) return { [MAP]: [...value].map(([key, held]) => [tagged(key), tagged(held)]) };
  if (Array.isArray(value)) return value.map(tagged);
  invariant(
    isPlainObject(value),
    () => `only plain data, decimals and maps are written down, was ${Object.prototype.toString.call(value)}`,
  );
  return Object.fromEntries(
    Object.keys(value)
      .toSorted()
      .map((key) => taggedEntry(key, value[key])),
  );
}

function taggedEntry(key: string, value: unknown): [string, unknown] {
  invariant(!key.startsWith("$"), () => `no key begins with a dollar sign, was "${key}"`);
  return [key, tagged(value)];
}

/** What was parsed is nobody else's yet: it is changed where it stands. */
function untagged(value: unknown): unknown {
  if (value === null) return undefined;
  if (Array.isArray(value)) return value.map(untagged);
  if (!isPlainObject(value)) return value;

  const { [DECIMAL]: digits, [MAP]: entries, [NUMBER]: numeral } = value;
  if (typeof digits === "string") return decimal(digits);
  if (typeof numeral === "string") return Number(numeral);
  if (Array.isArray(entries)) return new Map(entries.map(untaggedPair));
  for (const key of Object.keys(value)) value[key] = untagged(value[key]);
  return value;
}

function untaggedPair(pair: unknown): [unknown, unknown] {
  invariant(Array.isArray(pair), "a map is written as pairs");
  return [untagged(pair[0]), untagged(pair[1])];
}

/** JSON turns unknowns and infinities into null, and drops the sign of zero. */
const isJsonNumber = (value: number): boolean => Number.isFinite(value) && !Object.is(value, -0);

const numeral = (value: number): string => (Object.is(value, -0) ? "-0" : String(value));

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
