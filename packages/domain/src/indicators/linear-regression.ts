import { unknown, type Column } from "../kernel/column.ts";
import { noMomentTails, sumMomentTails, type MomentTails } from "./moment-tails.ts";
import { quotient } from "./quotient.ts";
import { unknownUntil } from "./unknown-until.ts";

export interface LinearRegression {
  /** Rise of the line from one value to the next. */
  readonly slope: Column;
  /** Height of the line at the oldest value of the window, so that it does not depend on where the column begins. */
  readonly intercept: Column;
  /** Share of the variance that the line explains, 0 to 1. Unknown when the values stand still. */
  readonly rSquared: Column;
}

/**
 * Least-squares line through the last `window` values against their order; known from the `window`-th value on. There
 * is no line through a single value. Sums are made as in `sampleDeviation`.
 */
export function linearRegression(values: Column, window: number): LinearRegression {
  if (window < 2 || window > values.length) return columnsOf(() => unknown(values.length));
  const line = columnsOf(() => unknownUntil(window - 1, values.length));
  const tails = { ...noMomentTails(window), products: unknown(window + 1) };
  tails.products[window] = 0;

  for (let start = 0; start < values.length; start += window) {
    if (start > 0) {
      sumMomentTails(values, start, tails);
      sumProducts(values, start, tails.products);
    }
    fitBlock({ values, start, tails, line });
  }
  return line;
}

const columnsOf = (make: () => Column): LinearRegression => ({ slope: make(), intercept: make(), rSquared: make() });

interface Block {
  readonly values: Column;
  readonly start: number;
  /** `products`: sums of distance times place, where the value at `start` has place 0. */
  readonly tails: MomentTails & { readonly products: Column };
  readonly line: LinearRegression;
}

function fitBlock({ values, start, tails: { sums, squares, products }, line }: Block): void {
  const window = sums.length - 1;
  const end = Math.min(start + window, values.length);
  const origin = values[start]!;
  const middle = (window - 1) / 2;
  const placeSquares = (window * (window * window - 1)) / 12;
  let [heads, headSquares, headProducts] = [0, 0, 0];

  for (let row = start; row < end; row++) {
    const place = row - start;
    const distance = values[row]! - origin;
    heads += distance;
    headSquares += distance * distance;
    headProducts += distance * place;
    const sum = heads + sums[place + 1]!;
    const square = headSquares + squares[place + 1]! - (sum * sum) / window;
    const product = headProducts + products[place + 1]! - sum * (place - middle);
    const slope = product / placeSquares;
    line.slope[row] = slope;
    line.intercept[row] = origin + (sum / window - slope * middle);
    line.rSquared[row] = Math.min(1, quotient(product, square) * slope);
  }
}

function sumProducts(values: Column, start: number, products: Column): void {
  const window = products.length - 1;
  const origin = values[start]!;
  let product = 0;
  for (let back = 1; back < window; back++) {
    product -= (values[start - back]! - origin) * back;
    products[window - back] = product;
  }
}
