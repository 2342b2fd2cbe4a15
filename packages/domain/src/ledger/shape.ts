import { Decimal } from "../money/decimal.ts";

/** Knows a `Value` when it sees one: data that was read back has the right form, or is not let in. */
export type Shape<Value> = (candidate: unknown) => candidate is Value;

/** Checks every property; the compiler sees to it that none of the type is forgotten. */
export function objectOf<Value extends object>(properties: {
  readonly [Key in keyof Value]-?: Shape<Value[Key]>;
}): Shape<Value> {
  const shapes: readonly [string, Shape<unknown>][] = Object.entries(properties);
  return (candidate): candidate is Value =>
    isObject(candidate) && shapes.every(([key, shape]) => shape(candidate[key]));
}

/** Checks a union by its `kind`; the compiler sees to it that none of the kinds is forgotten. */
export function byKind<Value extends { readonly kind: string }>(shapes: {
  readonly [Kind in Value["kind"]]: Shape<Extract<Value, { readonly kind: Kind }>>;
}): Shape<Value> {
  const table = new Map<unknown, Shape<unknown>>(Object.entries<Shape<unknown>>(shapes));
  return (candidate): candidate is Value => isObject(candidate) && table.get(candidate["kind"])?.(candidate) === true;
}

export const listOf =
  <Value>(shape: Shape<Value>): Shape<readonly Value[]> =>
  (candidate): candidate is readonly Value[] =>
    Array.isArray(candidate) && candidate.every(shape);

export const mapOf =
  <Key, Value>(key: Shape<Key>, value: Shape<Value>): Shape<ReadonlyMap<Key, Value>> =>
  (candidate): candidate is ReadonlyMap<Key, Value> =>
    candidate instanceof Map && [...candidate].every(([name, held]) => key(name) && value(held));

export const oneOf =
  <const Value extends string>(...values: readonly Value[]): Shape<Value> =>
  (candidate): candidate is Value =>
    values.some((value) => value === candidate);

export const optional =
  <Value>(shape: Shape<Value>): Shape<Value | undefined> =>
  (candidate): candidate is Value | undefined =>
    candidate === undefined || shape(candidate);

export const isText: Shape<string> = (candidate) => typeof candidate === "string";

export const isCount: Shape<number> = (candidate): candidate is number =>
  typeof candidate === "number" && Number.isSafeInteger(candidate) && candidate >= 0;

/** The unit of a decimal exists for the compiler alone, so the place where it is read back decides it. */
export const isAmount = <Unit extends string>(candidate: unknown): candidate is Decimal<Unit> =>
  candidate instanceof Decimal;

const isObject = (candidate: unknown): candidate is Readonly<Record<string, unknown>> =>
  typeof candidate === "object" && candidate !== null;
