import type { DayPrices } from "@alchemiser/domain";

/** When the orders of a decision are filled, relative to the session whose close it read. */
export type FillName = "next-open" | "same-close" | "next-close";

/** A convention of where backtests fill. Only `next-open` is what a live run does; the others compare with publications. */
export interface FillConvention {
  readonly name: FillName;
  /** How many sessions after the signal the orders live. */
  readonly lag: 0 | 1;
  /** Minutes after midnight in New York at which they are decided. */
  readonly newYorkMinutes: number;
  readonly price: (day: DayPrices) => number;
  /** Whether quotes stay between the day's low and high; published conventions add the bare spread instead. */
  readonly staysInRange: boolean;
  readonly assumption: string;
}

const FIVE_AFTER_OPEN = 9 * 60 + 35;
const CLOSE = 16 * 60;

export const FILLS: Readonly<Record<FillName, FillConvention>> = {
  "next-open": {
    name: "next-open",
    lag: 1,
    newYorkMinutes: FIVE_AFTER_OPEN,
    price: ({ open }) => open,
    staysInRange: true,
    assumption: "signals read the close of one session, orders fill around the open of the next",
  },
  "same-close": {
    name: "same-close",
    lag: 0,
    newYorkMinutes: CLOSE,
    price: ({ close }) => close,
    staysInRange: false,
    assumption: "orders fill at the same close that the signals read: a convention of published results, not tradable",
  },
  "next-close": {
    name: "next-close",
    lag: 1,
    newYorkMinutes: CLOSE,
    price: ({ close }) => close,
    staysInRange: false,
    assumption: "signals read the close of one session, orders fill at the close of the next",
  },
};
