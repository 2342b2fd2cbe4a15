import type { Session } from "@alchemiser/domain";
import { normal, randomOf, type Random } from "./random.ts";

/** Returns since the close before: how far the open moved, and how far the close. */
export interface Shock {
  readonly open: number;
  readonly close: number;
}

export const FACTORS = ["market", "growth", "rates", "gold"] as const;
export type Factor = (typeof FACTORS)[number];

/** What moved prices on one day, common to all that lean on it. */
export interface DayShocks {
  readonly regime: Regime;
  readonly factors: Readonly<Record<Factor, Shock>>;
}

export type Regime = "calm" | "bear";

interface Weather {
  readonly mean: number;
  readonly deviation: number;
  /** The chance that the day after belongs to the other regime. */
  readonly turns: number;
}

const WEATHER: Readonly<Record<Regime, Weather>> = {
  calm: { mean: 0.0011, deviation: 0.008, turns: 1 / 150 },
  bear: { mean: -0.0018, deviation: 0.02, turns: 1 / 45 },
};

/** Shares of a day's deviation that fall before the open and during regular hours: their squares add up to 1. */
const OVERNIGHT = 0.436;
const REGULAR = 0.9;

const OTHERS = { growth: 0.004, rates: 0.004, gold: 0.008 };
/** Bonds rise a little when shares fall. */
const RATES_AGAINST_MARKET = -0.08;

/** The shocks of `session` in the market of `seed`, after a day of `regime`. */
export function shocksOf(seed: number, session: Session, regime: Regime): DayShocks {
  const random = randomOf(`${seed}|${session}`);
  const today = random() < WEATHER[regime].turns ? otherThan(regime) : regime;
  const market = shock(random, WEATHER[today]);
  const rates = shock(random, { mean: 0, deviation: OTHERS.rates });
  return {
    regime: today,
    factors: {
      market,
      growth: shock(random, { mean: 0, deviation: OTHERS.growth }),
      rates: {
        open: rates.open + RATES_AGAINST_MARKET * market.open,
        close: rates.close + RATES_AGAINST_MARKET * market.close,
      },
      gold: shock(random, { mean: 0, deviation: OTHERS.gold }),
    },
  };
}

export function shock(random: Random, { mean, deviation }: Pick<Weather, "mean" | "deviation">): Shock {
  const open = OVERNIGHT * deviation * normal(random);
  return { open, close: open + mean + REGULAR * deviation * normal(random) };
}

const otherThan = (regime: Regime): Regime => (regime === "calm" ? "bear" : "calm");
