import type { Session } from "@alchemiser/domain";
import type { Shock } from "./day-shocks.ts";
import type { Instrument } from "./instrument.ts";
import { normal, type Random } from "./random.ts";

/** One symbol on one session. */
export interface ChainLink {
  readonly session: Session;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
  /** New shares for an old one; 1 on ordinary days. */
  readonly split: number;
  /** Paid per new share; 0 on ordinary days. */
  readonly dividend: number;
  /** The close before it was rounded to a tick: what the next day goes on from. */
  readonly level: number;
}

interface Today {
  readonly session: Session;
  readonly isNewQuarter: boolean;
  readonly returned: Shock;
  readonly random: Random;
}

/** The day after a close of `level`. */
export function nextLink(instrument: Instrument, level: number, today: Today): ChainLink {
  const { session, returned, random, isNewQuarter } = today;
  const split = splitAt(level);
  const before = level / split;
  const dividend = isNewQuarter ? dividendOf(instrument, before) : 0;
  const open = before * (1 + returned.open) - dividend;
  const after = before * (1 + returned.close) - dividend;
  const reach = Math.max(Math.abs(returned.close - returned.open), 0.0005) * 0.5;
  const high = Math.max(open, after) * (1 + reach * Math.abs(normal(random)));
  const low = Math.min(open, after) * (1 - Math.min(0.5, reach * Math.abs(normal(random))));
  const volume = Math.round(instrument.volume * Math.exp(0.3 * normal(random)) * (1 + 10 * Math.abs(returned.close)));
  return {
    session,
    ...{ open: onTick(open), high: onTick(high), low: onTick(low), close: onTick(after) },
    ...{ volume, split, dividend, level: after },
  };
}

/** What sinks is consolidated ten to one, what has become dear is divided. */
function splitAt(level: number): number {
  if (level < 5) return 0.1;
  return level > 1200 ? 5 : 1;
}

const dividendOf = (instrument: Instrument, price: number): number =>
  instrument.kind === "security" ? Math.round(((price * instrument.dividendYield) / 4) * 1e4) / 1e4 : 0;

/** Cents from one dollar on, hundredths of a cent below (SEC Rule 612). */
function onTick(price: number): number {
  const steps = price < 1 ? 1e4 : 100;
  return Math.max(Math.round(price * steps), 1) / steps;
}
