import type { Session } from "../calendar/session.ts";
import { known } from "../kernel/invariant.ts";
import { larger, smaller } from "../money/decimal.ts";
import { NO_WEIGHT, price, scaled, weight, WHOLE, type Price, type Weight } from "../money/money.ts";
import { inForce, since, type Effective } from "./effective.ts";

/** The rate for shares that cost at least so much. */
interface Step {
  readonly from: Price;
  readonly rate: Weight;
  /** The least in dollars a share, whatever the rate comes to. */
  readonly least: Price;
}

/** How much of a position has to be the account's own money. */
export interface MarginRates {
  /** When it is opened. */
  readonly initial: Weight;
  /** As long as it is held; dearest first. */
  readonly long: readonly Step[];
  readonly short: readonly Step[];
  /** At least this for holdings of funds that multiply the moves of their index, by how often: the highest first. */
  readonly leveraged: readonly { readonly above: Weight; readonly rate: Weight }[];
}

/** What is held, as far as its margin depends on it. */
export interface Position {
  readonly side: "long" | "short";
  readonly price: Price;
  /** How many times a fund multiplies the moves of its index; 1 for everything else. */
  readonly times: Weight;
}

const step = (from: string, rate: string, least = "0"): Step => ({
  from: price(from),
  rate: weight(rate),
  least: price(least),
});

/** A cheap share is one of six dollars and below: the next price that a broker quotes is a hundredth above. */
const LONG = [step("6.01", "0.3"), step("2.5", "0.5"), step("0", "1")];
const SHORT = [step("5", "0.3", "5"), step("0", "1", "2.5")];

const leveraged = (three: string, two: string): MarginRates["leveraged"] => [
  { above: weight("2"), rate: weight(three) },
  { above: WHOLE, rate: weight(two) },
];

/**
 * Regulation T (12 CFR 220.12) for the initial half, Alpaca's page on margin of 2026-09-17 for the rest. Of the page
 * before it nothing is known but that leveraged funds were not lent upon; the others are taken to have been the same.
 */
export const MARGIN_RATES: readonly Effective<MarginRates>[] = [
  since("1990-01-02", { initial: weight("0.5"), long: LONG, short: SHORT, leveraged: leveraged("1", "1") }),
  since("2026-09-17", { initial: weight("0.5"), long: LONG, short: SHORT, leveraged: leveraged("0.75", "0.5") }),
];

/**
 * Alpaca's overnight requirement for one share of a position. Short funds that multiply are asked for as many times the
 * rate, up to all of it (FINRA Regulatory Notice 09-53).
 */
export function maintenancePerShare({ side, price: at, times }: Position, day: Session): Price {
  const rates = inForce(MARGIN_RATES, day);
  const { rate, least } = known(
    rates[side].find(({ from }) => !at.isBelow(from)),
    () => `a price is not negative, was ${at.toString()}`,
  );
  const ofFund =
    side === "long"
      ? (rates.leveraged.find(({ above }) => above.isBelow(times))?.rate ?? NO_WEIGHT)
      : smaller(scaled(rate, times), WHOLE);
  return larger(scaled(at, larger(rate, ofFund)), least);
}
