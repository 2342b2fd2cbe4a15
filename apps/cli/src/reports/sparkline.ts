const BARS = "▁▂▃▄▅▆▇█";

/**
 * A curve of `width` characters at most, each the last value of its part of `values`. Its height is logarithmic: equal
 * steps are equal gains.
 */
export function sparkline(values: ArrayLike<number>, width: number): string {
  const columns = Math.min(width, values.length);
  const logs = Array.from({ length: columns }, (_, column) => {
    const row = Math.floor(((column + 1) * values.length) / columns) - 1;
    return Math.log(Math.max(values[row] ?? 0, Number.MIN_VALUE));
  });
  const [lowest, highest] = [Math.min(...logs), Math.max(...logs)];
  const height = highest === lowest ? 1 : highest - lowest;
  return logs.map((log) => BARS.charAt(Math.round(((log - lowest) / height) * (BARS.length - 1)))).join("");
}
