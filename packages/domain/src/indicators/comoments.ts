import { unknown, type Column } from "../kernel/column.ts";
import { unknownUntil } from "./unknown-until.ts";

/** Sums, over a window, of products of distances from the means: `window` times variances and covariance. */
export interface Comoments {
  readonly xx: Column;
  readonly yy: Column;
  readonly xy: Column;
}

export interface ColumnPair {
  readonly x: Column;
  readonly y: Column;
  /** The row of the first values. */
  readonly first: number;
}

/**
 * Comoments of the last `window` pairs; known from the `window`-th pair on. Sums are made as in `sampleDeviation`, and
 * `xx` is exactly zero where no x differs from another.
 */
export function comoments({ x, y, first }: ColumnPair, window: number): Comoments {
  if (window > x.length - first) return { xx: unknown(x.length), yy: unknown(x.length), xy: unknown(x.length) };
  const moments = {
    xx: unknownUntil(first, x.length),
    yy: unknownUntil(first, x.length),
    xy: unknownUntil(first, x.length),
  };
  const tails = noTails(window);

  for (let start = first; start < x.length; start += window) {
    if (start > first) sumTails({ x, y, start, tails });
    measureBlock({ x, y, start, tails, moments });
  }
  return moments;
}

/** Over the block before, from its k-th pair on: sums of the distances from the pair at `start`, and of their products. */
interface Tails extends Comoments {
  readonly x: Column;
  readonly y: Column;
}

function noTails(window: number): Tails {
  const empty = (): Column => {
    const tails = unknown(window + 1);
    tails[window] = 0;
    return tails;
  };
  return { x: empty(), y: empty(), xx: empty(), yy: empty(), xy: empty() };
}

interface Block {
  readonly x: Column;
  readonly y: Column;
  readonly start: number;
  readonly tails: Tails;
}

function measureBlock({ x, y, start, tails, moments }: Block & { readonly moments: Comoments }): void {
  const window = tails.x.length - 1;
  const end = Math.min(start + window, x.length);
  const each = 1 / window;
  const [originX, originY] = [x[start]!, y[start]!];
  let [headX, headY, headXX, headYY, headXY] = [0, 0, 0, 0, 0];

  for (let row = start; row < end; row++) {
    const distanceX = x[row]! - originX;
    const distanceY = y[row]! - originY;
    headX += distanceX;
    headY += distanceY;
    headXX += distanceX * distanceX;
    headYY += distanceY * distanceY;
    headXY += distanceX * distanceY;
    const tail = row - start + 1;
    const sumX = headX + tails.x[tail]!;
    const sumY = headY + tails.y[tail]!;
    moments.xx[row] = headXX + tails.xx[tail]! - sumX * sumX * each;
    moments.yy[row] = headYY + tails.yy[tail]! - sumY * sumY * each;
    moments.xy[row] = headXY + tails.xy[tail]! - sumX * sumY * each;
  }
}

function sumTails({ x, y, start, tails }: Block): void {
  const window = tails.x.length - 1;
  const [originX, originY] = [x[start]!, y[start]!];
  let [sumX, sumY, sumXX, sumYY, sumXY] = [0, 0, 0, 0, 0];

  for (let back = 1; back < window; back++) {
    const distanceX = x[start - back]! - originX;
    const distanceY = y[start - back]! - originY;
    sumX += distanceX;
    sumY += distanceY;
    sumXX += distanceX * distanceX;
    sumYY += distanceY * distanceY;
    sumXY += distanceX * distanceY;
    const tail = window - back;
    tails.x[tail] = sumX;
    tails.y[tail] = sumY;
    tails.xx[tail] = sumXX;
    tails.yy[tail] = sumYY;
    tails.xy[tail] = sumXY;
  }
}
