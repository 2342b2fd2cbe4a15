import { at, type Column } from "@alchemiser/domain";

/** The same rows before and after each was multiplied with the factor of its session: opens, highs, lows and closes. */
export interface AdjustedPrices {
  readonly before: readonly Column[];
  readonly after: readonly Column[];
}

/** All factors from `low` to `high` explain the prices. */
interface Span {
  readonly low: number;
  readonly high: number;
}

const FEWEST_PLACES = 2;
const MOST_PLACES = 9;
/** What floats lose on their way. */
const RELATIVE_SLACK = 1e-12;

/**
 * The factors that adjusted the prices, relative to the last row. Adjusted prices come rounded, so that dividing them
 * gives another factor each day. True factors only change on ex-dates: walking backwards, one factor holds for as long
 * as there is one that explains all prices to half a unit of their last place.
 */
export function recoveredFactors({ before, after }: AdjustedPrices): Column {
  const rows = after[0]?.length ?? 0;
  const halfUnit = 0.5 / 10 ** placesOf(after);
  const factors = new Float64Array(rows);
  let end = rows;
  let span: Span = { low: 0, high: Infinity };

  for (let row = rows - 1; row >= 0; row--) {
    const own = spanOf({ before, after }, row, halfUnit);
    const common = { low: Math.max(span.low, own.low), high: Math.min(span.high, own.high) };
    if (common.low > common.high) {
      factors.fill(middleOf(span), row + 1, end);
      end = row + 1;
    }
    span = common.low > common.high ? own : common;
  }
  factors.fill(middleOf(span), 0, end);
  const last = at(factors, rows - 1);
  return factors.map((factor) => factor / last);
}

function spanOf({ before, after }: AdjustedPrices, row: number, halfUnit: number): Span {
  const spans = before.map((column, index) => {
    const [price, adjusted] = [at(column, row), at(after[index] ?? column, row)];
    const slack = halfUnit + adjusted * RELATIVE_SLACK;
    return { low: (adjusted - slack) / price, high: (adjusted + slack) / price };
  });
  const low = Math.max(...spans.map((span) => span.low));
  const high = Math.min(...spans.map((span) => span.high));
  // Where the four prices of a day contradict each other, the middle between them is as near as one can get.
  return low > high ? { low: high, high: low } : { low, high };
}

/** No factor at all is the likeliest of those that explain the prices. */
const middleOf = ({ low, high }: Span): number => (low <= 1 && high >= 1 ? 1 : (low + high) / 2);

/** How many decimal places the prices are told to. */
function placesOf(columns: readonly Column[]): number {
  let places = FEWEST_PLACES;
  for (const column of columns)
    for (const price of column) while (places < MOST_PLACES && Number(price.toFixed(places)) !== price) places++;
  return places;
}
