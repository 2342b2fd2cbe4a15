import type { Session } from "../calendar/session.ts";
import { at } from "../kernel/column.ts";
import { known } from "../kernel/invariant.ts";
import { adjustedCloses, type DailyBars } from "./daily-bars.ts";
import { findingAt, type BarFinding } from "./finding.ts";

/** An ordinary move on top of a forgotten split: without it, a half that recovers by one percent would pass. */
const SPLIT_TOLERANCE = 0.02;
/** Two jumps that cancel to within this leave the price where it was: one bar between them is false. */
const ROUND_TRIP_TOLERANCE = 0.1;

/**
 * Moves of the adjusted close from one bar to the next to less than half or more than double. In a series without any
 * split a move of about that size counts too, and is compared with the splits that would explain it.
 */
export function inspectJumps(bars: DailyBars): readonly BarFinding[] {
  const closes = adjustedCloses(bars);
  const move = (row: number): number => at(closes, row) / at(closes, row - 1);
  const lacksSplits = bars.splitFactor.every((factor) => factor === 1);
  const highestRise = lacksSplits ? 2 * (1 - SPLIT_TOLERANCE) : 2;
  const isJump = (ratio: number): boolean => ratio > highestRise || ratio < 1 / highestRise;
  const dayOf = (row: number): Session => known(bars.sessions[row], `a bar has a session, row ${row} has none`);

  const findings: BarFinding[] = [];
  for (let row = 1; row < closes.length; row++) {
    if (!isJump(move(row))) continue;
    if (isRoundTrip(move(row), move(row + 1))) {
      const days: readonly [Session, Session] = [dayOf(row), dayOf(row + 1)];
      findings.push(roundTrip(days, [move(row), move(row + 1)]));
      row++;
    } else {
      const explanation = lacksSplits ? splitHint(move(row)) : "";
      findings.push(jump(dayOf(row), move(row), explanation));
    }
  }
  return findings;
}

const isRoundTrip = (there: number, back: number): boolean => Math.abs(there * back - 1) <= ROUND_TRIP_TOLERANCE;

function jump(session: Session, move: number, explanation: string): BarFinding {
  const sentence = `the adjusted close moves "${percent(move)}" on "${session}"${explanation}`;
  return findingAt("unexplained-jump", { session, count: 1, sentence });
}

function roundTrip([session, next]: readonly [Session, Session], [there, back]: readonly [number, number]): BarFinding {
  const moves = `"${percent(there)}" on "${session}" and "${percent(back)}" on "${next}"`;
  const sentence = `the adjusted close moves ${moves}: a false price between them rather than two moves`;
  return findingAt("unexplained-jump", { session, count: 2, sentence });
}

function splitHint(move: number): string {
  const ratio = move < 1 ? 1 / move : move;
  const shares = Math.round(ratio);
  if (Math.abs(ratio / shares - 1) > SPLIT_TOLERANCE) return "";
  return `, which a ${move < 1 ? `${shares}-for-1` : `1-for-${shares}`} split that is not applied would explain`;
}

const percent = (move: number): string => `${move > 1 ? "+" : ""}${((move - 1) * 100).toFixed(1)}%`;
