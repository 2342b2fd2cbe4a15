/** `value` as JSON has it: exact amounts are texts, maps are objects, unknown numbers are null, nothing else is changed. */
export const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value, mapsAsObjects));

const mapsAsObjects = (_name: string, value: unknown): unknown =>
  value instanceof Map ? Object.fromEntries(value) : value;
