/** What tells the series of one metric apart. Names from a fixed vocabulary only: each combination is kept for ever. */
export type Labels = Readonly<Record<string, string>>;

/** `{event="order-submitted",level="info"}` in the text format of Prometheus; nothing without labels. */
export function labelText(labels: Labels): string {
  const pairs = Object.entries(labels).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return pairs.length === 0 ? "" : `{${pairs.map(([name, value]) => `${name}="${escaped(value)}"`).join(",")}}`;
}

const escaped = (value: string): string =>
  value
    .replaceAll("\\", String.raw`\\`)
    .replaceAll("\n", String.raw`\n`)
    .replaceAll('"', String.raw`\"`);
