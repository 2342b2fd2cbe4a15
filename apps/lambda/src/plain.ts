/** `value` as whoever reads the answer gets it: maps are objects, exact amounts are texts, unknown numbers are null. */
export const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value, mapsAsObjects));

const mapsAsObjects = (_name: string, value: unknown): unknown =>
  value instanceof Map ? Object.fromEntries(value) : value;
