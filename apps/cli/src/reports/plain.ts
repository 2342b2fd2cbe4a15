/** `value` as JSON has it: exact amounts as text, maps as objects, nothing else changed. */
export function plain(value: unknown): unknown {
  const text = JSON.stringify(value, (_key, held: unknown): unknown =>
    held instanceof Map ? Object.fromEntries<unknown>(held) : held,
  );
  const copy: unknown = JSON.parse(text);
  return copy;
}
