/** `value` as JSON has it: exact amounts as text, maps as objects, nothing else changed. */
export const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_key, held: unknown) => (held instanceof Map ? Object.fromEntries(held) : held)));
