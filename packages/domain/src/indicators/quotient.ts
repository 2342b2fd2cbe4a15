/**
 * `part` in terms of `whole`, which is not known when `whole` is zero. Times zero, what is infinite is unknown and all
 * else nothing: in a loop this is faster than to look at `whole`.
 */
export function quotient(part: number, whole: number): number {
  const share = part / whole;
  return share + 0 * share;
}
