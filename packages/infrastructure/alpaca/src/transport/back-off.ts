const FIRST_MS = 250;
const LONGEST_MS = 5000;

/** How long to wait after the `attempt`-th failure: twice as long each time, less up to a half to spread callers. */
export function backOffMs(attempt: number, random: () => number): number {
  const full = Math.min(FIRST_MS * 2 ** (attempt - 1), LONGEST_MS);
  return Math.round(full * (1 - random() / 2));
}
