const BARS = 1_000_000;
const PERIOD = 200;

/** A plain moving average over a million bars: how fast this machine is today, in nanoseconds a bar. */
export function yardstick() {
  const values = Float64Array.from({ length: BARS }, (_, row) => 100 + Math.sin(row / 50));
  const averages = new Float64Array(BARS);
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 15; round++) {
    const start = performance.now();
    let sum = 0;
    for (let row = 0; row < BARS; row++) {
      sum += values[row];
      if (row >= PERIOD) sum -= values[row - PERIOD];
      averages[row] = sum / PERIOD;
    }
    best = Math.min(best, performance.now() - start);
  }
  return (best * 1e6) / BARS;
}
