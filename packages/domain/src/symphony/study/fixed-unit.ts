import { at, isKnown } from "../../kernel/column.ts";
import type { TargetWeights } from "../../strategy/strategy.ts";
import { Basket, type Holding } from "./basket.ts";
import type { Seat, Unit } from "./unit.ts";
import { changingSeries, type ChangingSeries } from "./value-series.ts";

/** A holding with its share of the whole. One too small for a number is 0, and its bar is wanted all the same. */
interface Part {
  readonly holding: Holding;
  readonly share: number;
}

export interface FixedUnit extends Unit {
  /** What it holds on every session. */
  readonly parts: readonly Part[];
  /** The same by symbol, always the same map; undefined on a session on which one of them has no bar. */
  weightsAt(row: number): TargetWeights | undefined;
}

/** A unit that never chooses: the same holdings in the same shares on every session on which all of them have a bar. */
export function fixedUnit(content: number, parts: readonly Part[], sessions: number): FixedUnit {
  let past: ChangingSeries | undefined;
  let weights: TargetWeights | undefined;
  const isDecidedAt = (row: number): boolean => {
    for (const { holding } of parts) if (!isKnownAt(holding, row)) return false;
    return true;
  };
  const returnAfter = (row: number): number => {
    let sum = 0;
    for (const { holding, share } of parts) sum += share * returnOf(holding, row);
    return sum;
  };
  const unit: FixedUnit = {
    content,
    parts,
    isDecidedAt,
    returnAfter,
    weightsAt: (row) => (isDecidedAt(row) ? (weights ??= weightsOf(parts)) : undefined),
    innermostAt: () => unit,
    hold(row, share, basket) {
      for (const part of parts) {
        if (!isKnownAt(part.holding, row)) return false;
        basket.put(part.holding, share * part.share);
      }
      return true;
    },
    series: () => (past ??= changingSeries(sessions, { isDecidedAt, returnAfter })),
  };
  return unit;
}

function weightsOf(parts: readonly Part[]): TargetWeights {
  const basket = new Basket(Math.max(...parts.map(({ holding }) => holding.place)) + 1);
  for (const { holding, share } of parts) basket.put(holding, share);
  return basket.weights;
}

/** What is in a list with fixed shares. */
interface Together {
  readonly content: number;
  readonly seats: readonly Seat[];
  readonly shares: readonly number[];
  readonly sessions: number;
}

/** Wide lists inside each other would copy their parts at every level. */
const MOST_PARTS = 100;

/** All of `seats` as one unit without levels between; none when any of them chooses. */
export function fixedTogether({ content, seats, shares, sessions }: Together): Unit | undefined {
  const parts = new Map<Holding, number>();
  for (let index = 0; index < seats.length; index++) {
    const unit = seats[index]?.unit;
    if (unit === undefined || !isFixed(unit) || parts.size > MOST_PARTS) return undefined;
    for (const { holding, share } of unit.parts)
      parts.set(holding, (parts.get(holding) ?? 0) + (shares[index] ?? Number.NaN) * share);
  }
  return fixedUnit(
    content,
    [...parts].map(([holding, share]) => ({ holding, share })),
    sessions,
  );
}

export const isFixed = (unit: Unit): unit is FixedUnit => "parts" in unit;

const isKnownAt = ({ closes }: Holding, row: number): boolean => isKnown(at(closes, row));

const returnOf = ({ closes }: Holding, row: number): number => at(closes, row + 1) / at(closes, row) - 1;
