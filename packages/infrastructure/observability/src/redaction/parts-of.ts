/** What there is to say about an object: a text, or its parts by name, or in their order. */
export function partsOf(value: object): unknown {
  if (value instanceof Error) return partsOfError(value);
  if (Array.isArray(value)) return value;
  if (value instanceof Map || value instanceof Headers || value instanceof URLSearchParams) return namedParts(value);
  if (value instanceof Set) return [...value];
  if (value instanceof URL || value instanceof RegExp) return String(value);
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `[${value.byteLength} bytes]`;
  const json: unknown =
    "toJSON" in value && typeof value.toJSON === "function" ? Reflect.apply(value.toJSON, value, []) : value;
  // `toJSON` may answer with the object itself.
  return json === value ? Object.fromEntries(Object.entries(value)) : json;
}

const namedParts = (value: Iterable<[unknown, unknown]>): object =>
  Object.fromEntries([...value].map(([name, part]) => [String(name), part]));

/** A stack is a list of lines: one line of the log stays one line. */
const partsOfError = (error: Error): object => ({
  name: error.name,
  message: error.message,
  ...Object.fromEntries(Object.entries(error)),
  stack: error.stack
    ?.split("\n")
    .slice(1)
    .map((line) => line.trim()),
  ...("cause" in error && { cause: error.cause }),
  ...(error instanceof AggregateError && { errors: error.errors }),
});
