import { at, type Column } from "../../kernel/column.ts";
import type { FilterBlock } from "../plan.ts";
import type { Metric } from "../tree.ts";
import { NO_SEATS, type Seat } from "./unit.ts";
import type { StudyUnits } from "./study-units.ts";

/** A member of a filter's list with its score on every session. */
export interface Candidate {
  readonly seat: Seat;
  readonly scores: Column;
  /** The seat as a list, the same every time. */
  readonly alone: readonly Seat[];
}

/** The candidates in the order that breaks ties: by name in code points, then by place. Equal content counts once. */
export function candidatesFrom(seats: readonly Seat[], metric: Metric, units: StudyUnits): readonly Candidate[] {
  const byContent = new Map<number, Seat>();
  for (const seat of seats) if (!byContent.has(seat.unit.content)) byContent.set(seat.unit.content, seat);
  return [...byContent.values()]
    .toSorted((one, other) => compareCodePoints(one.name, other.name))
    .map((seat) => ({ seat, scores: units.score(seat, metric), alone: [seat] }));
}

/** Scores that are equal to nine decimals tie: rounding in the last bits is no merit. */
const roundedScore = (score: number): number => Math.round(score * 1e9);

/** The best on a session, all when there are fewer than wanted; a candidate without a score is none. */
export function selectBest(
  candidates: readonly Candidate[],
  { select, count }: Selection,
  row: number,
): readonly Seat[] {
  const sign = select === "top" ? 1 : -1;
  return count === 1 ? theBest(candidates, sign, row) : theBestOf(candidates, { sign, count }, row);
}

function theBest(candidates: readonly Candidate[], sign: number, row: number): readonly Seat[] {
  let best = NO_SEATS;
  let most = Number.NEGATIVE_INFINITY;
  for (const { scores, alone } of candidates) {
    const merit = sign * roundedScore(at(scores, row));
    if (merit > most) {
      most = merit;
      best = alone;
    }
  }
  return best;
}

interface Order {
  readonly sign: number;
  readonly count: number;
}

/** Up to so many, a place is found by looking along those that are there. */
const FEW = 16;

const theBestOf = (candidates: readonly Candidate[], order: Order, row: number): readonly Seat[] =>
  order.count <= FEW ? theFewBest(candidates, order, row) : theManyBest(candidates, order, row);

function theFewBest(candidates: readonly Candidate[], { sign, count }: Order, row: number): readonly Seat[] {
  const best: Seat[] = [];
  const merits: number[] = [];
  for (const { seat, scores } of candidates) {
    const merit = sign * roundedScore(at(scores, row));
    if (Number.isNaN(merit)) continue;
    let place = Math.min(best.length, count - 1);
    // The last of a full list makes room, whoever ties with it was there first.
    if (best.length === count && (merits[place] ?? 0) >= merit) continue;
    for (; place > 0; place--) {
      const better = merits[place - 1] ?? 0;
      if (better >= merit) break;
      merits[place] = better;
      best[place] = best[place - 1] ?? seat;
    }
    merits[place] = merit;
    best[place] = seat;
  }
  return best;
}

/** Sorting keeps the order of candidates that tie. */
function theManyBest(candidates: readonly Candidate[], { sign, count }: Order, row: number): readonly Seat[] {
  const judged = candidates.map(({ seat, scores }) => ({ seat, merit: sign * roundedScore(at(scores, row)) }));
  return judged
    .filter(({ merit }) => !Number.isNaN(merit))
    .sort((one, other) => other.merit - one.merit)
    .slice(0, count)
    .map(({ seat }) => seat);
}

type Selection = Pick<FilterBlock, "select" | "count">;

/** Orders by code point. Plain comparison goes by half characters and would put some emoji before some ideographs. */
function compareCodePoints(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  for (let index = 0; index < length; index++) {
    if (one.charCodeAt(index) === other.charCodeAt(index)) continue;
    // The halves of a character outside the first plane stand below U+E000, but the character stands above.
    const [left, right] = [codeUnitRank(one.charCodeAt(index)), codeUnitRank(other.charCodeAt(index))];
    return left - right;
  }
  return one.length - other.length;
}

const codeUnitRank = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);
