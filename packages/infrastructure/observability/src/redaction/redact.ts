import { partsOf } from "./parts-of.ts";
import { REDACTED, textRedactor } from "./redact-text.ts";
import { isSensitive } from "./sensitive-names.ts";

const DEEPEST = 10;
const MOST_PARTS = 500;

/** `value` as plain data in which no secret shows. Whatever it holds, printing it is safe. */
export const redact = (value: unknown, secrets: readonly string[]): unknown => redactor(secrets)(value);

/** The same for many values. */
export function redactor(secrets: readonly string[]): (value: unknown) => unknown {
  const clean = textRedactor(secrets);

  function walk(value: unknown, above: readonly unknown[]): unknown {
    if (typeof value === "string") return clean(value);
    if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
    if (typeof value === "bigint") return String(value);
    if (typeof value === "symbol") return clean(String(value));
    if (typeof value === "function") return "[function]";
    if (typeof value !== "object" || value === null) return value;
    if (above.includes(value)) return "[circular]";
    if (above.length === DEEPEST) return "[too deep]";
    return walkParts(value, [...above, value]);
  }

  function walkParts(value: object, above: readonly unknown[]): unknown {
    try {
      const parts = partsOf(value);
      if (Array.isArray(parts)) return walkList(parts, above);
      if (typeof parts !== "object" || parts === null) return walk(parts, above);
      const entries = Object.entries(parts).slice(0, MOST_PARTS);
      return Object.fromEntries(
        entries.map(([name, part]) => [clean(name), isSensitive(name) ? hidden(part) : walk(part, above)]),
      );
    } catch {
      // A property that throws when it is looked at must not take the log down with it.
      return "[unprintable]";
    }
  }

  /** Headers also come as lists, in which each name stands before its value. */
  function walkList(parts: readonly unknown[], above: readonly unknown[]): readonly unknown[] {
    return parts
      .slice(0, MOST_PARTS)
      .map((part, index) => (isHeaderName(parts[index - 1]) ? hidden(part) : walk(part, above)));
  }

  return (value) => walk(value, []);
}

/** That something was not there is no secret, and often what one wants to know. */
const hidden = (value: unknown): unknown => (value === undefined || value === null ? value : REDACTED);

const isHeaderName = (value: unknown): boolean =>
  typeof value === "string" && /^[\w-]{1,40}$/.test(value) && isSensitive(value);
