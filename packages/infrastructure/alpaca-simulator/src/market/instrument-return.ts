import { FACTORS, shock, type DayShocks, type Shock } from "./day-shocks.ts";
import type { Instrument, LeveragedFund, Security, VolatilityFund } from "./instrument.ts";
import type { Random } from "./random.ts";

const YEAR = 252;
/** What a leveraged fund costs a year. */
const FUND_FEE = 0.0095;
/** What rolling volatility futures costs a day. */
const ROLL = 0.0045;
/** No symbol loses more in a day. */
const FLOOR = -0.9;

export interface Surroundings {
  readonly shocks: DayShocks;
  /** Today's returns of the symbols that came before. */
  readonly returns: ReadonlyMap<string, Shock>;
  readonly random: Random;
}

/** Today's return of `instrument`, dividends included. */
export function returnOf(instrument: Instrument, surroundings: Surroundings): Shock {
  const { open, close } = rawReturn(instrument, surroundings);
  return { open: Math.max(open, FLOOR), close: Math.max(close, FLOOR) };
}

function rawReturn(instrument: Instrument, surroundings: Surroundings): Shock {
  switch (instrument.kind) {
    case "security":
      return ofSecurity(instrument, surroundings);
    case "leveraged":
      return ofFund(instrument, surroundings);
    case "volatility":
      return ofVolatility(instrument, surroundings);
  }
}

function ofSecurity({ leans, own, drift }: Security, { shocks, random }: Surroundings): Shock {
  let { open, close } = shock(random, { mean: drift / YEAR, deviation: own });
  for (const factor of FACTORS) {
    open += (leans[factor] ?? 0) * shocks.factors[factor].open;
    close += (leans[factor] ?? 0) * shocks.factors[factor].close;
  }
  return { open, close };
}

function ofFund({ follows, times }: LeveragedFund, { returns }: Surroundings): Shock {
  const { open, close } = returns.get(follows) ?? { open: 0, close: 0 };
  return { open: times * open, close: times * close - FUND_FEE / YEAR };
}

function ofVolatility({ times }: VolatilityFund, { shocks, random }: Surroundings): Shock {
  const own = shock(random, { mean: -ROLL, deviation: 0.01 });
  const { market } = shocks.factors;
  return { open: times * (own.open + fear(market.open)), close: times * (own.close + fear(market.close)) };
}

/** Falls frighten more than rises calm. */
const fear = (market: number): number => (market < 0 ? -3.6 : -3) * market;
