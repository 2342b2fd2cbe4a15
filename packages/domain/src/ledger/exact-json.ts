import { invariant } from "../kernel/invariant.ts";
import { Decimal, decimal } from "../money/decimal.ts";

/** JSON has no word for these: each is written as an object with one tagged key, which no other object may have. */
const DECIMAL = "$decimal";
const MAP = "$map";
const NUMBER = "$number";
const TAG = "$";

/**
 * `value` as JSON that `decodeExact` turns back into the same value: decimals, maps and unknown numbers survive. Equal
 * values give equal text, whatever the order in which their keys were written; the order of a map's entries is part
 * of its value.
 *
 * @throws InvariantViolation for what is neither plain data nor a decimal nor a map
 */
export function encodeExact(value: unknown): string {
  if (value === undefined) return "null";
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "boolean") return String(value);
  if (typeof value === "number") return isJsonNumber(value) ? String(value) : tagged(NUMBER, `"${numeral(value)}"`);
  if (value instanceof Decimal) return tagged(DECIMAL, `"${value.toString()}"`);
  if (value instanceof Map) return tagged(MAP, listed([...value].map(encodeExact)));
  if (Array.isArray(value)) return listed(value.map(encodeExact));
  invariant(
    isPlainObject(value),
    () => `only plain data, decimals and maps are written down, was ${Object.prototype.toString.call(value)}`,
  );
  const entries = Object.keys(value)
    .toSorted()
    .map((key) => encodedEntry(key, value[key]));
  return `{${entries.join(",")}}`;
}

function encodedEntry(key: string, value: unknown): string {
  invariant(!key.startsWith(TAG), () => `no key begins with a dollar sign, was "${key}"`);
  return `${JSON.stringify(key)}:${encodeExact(value)}`;
}

const tagged = (tag: string, text: string): string => `{"${tag}":${text}}`;

const listed = (texts: readonly string[]): string => `[${texts.join(",")}]`;

/**
 * Reads what `encodeExact` writes.
 *
 * @throws SyntaxError when `text` is not JSON
 */
export const decodeExact = (text: string): unknown => untagged(JSON.parse(text));

/** What was parsed is nobody else's yet: it is changed where it stands. */
function untagged(value: unknown): unknown {
  if (typeof value === "string") return value;
  if (value === null) return undefined;
  if (Array.isArray(value)) return value.map(untagged);
  if (!isPlainObject(value)) return value;

  for (const key of Object.keys(value)) {
    if (key.startsWith(TAG)) return meant(key, value[key]);
    value[key] = untagged(value[key]);
  }
  return value;
}

function meant(tag: string, content: unknown): unknown {
  if (tag === DECIMAL && typeof content === "string") return decimal(content);
  if (tag === NUMBER && typeof content === "string") return Number(content);
  invariant(tag === MAP && Array.isArray(content), () => `a tag has its own content, was "${tag}"`);
  return new Map(content.map(untaggedPair));
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
