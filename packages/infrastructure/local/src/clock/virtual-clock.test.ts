import { instant, type Instant } from "@alchemiser/domain";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { VirtualClock } from "./virtual-clock.ts";

const SECOND = 1000;
const QUIET = 250;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function clockWithMoves(): { clock: VirtualClock; moves: Instant[] } {
  const moves: Instant[] = [];
  const clock = new VirtualClock(instant(0), (to) => {
    moves.push(to);
    return Promise.resolve();
  });
  return { clock, moves };
}

describe("VirtualClock", () => {
  it("jumps to what is waited for once nothing has happened for a while", async () => {
    const { clock, moves } = clockWithMoves();

    const waiting = clock.waitUntil(instant(30 * SECOND));
    expect(clock.now()).toBe(0);
    await vi.advanceTimersByTimeAsync(QUIET);
    await waiting;

    expect(clock.now()).toBe(30 * SECOND);
    expect(moves).toEqual([30 * SECOND]);
  });

  it("jumps to the earliest of all waits first", async () => {
    const { clock, moves } = clockWithMoves();

    const waits = [60, 20, 40].map((seconds) => clock.waitUntil(instant(seconds * SECOND)));
    await vi.advanceTimersByTimeAsync(10 * QUIET);
    await Promise.all(waits);

    expect(moves).toEqual([20 * SECOND, 40 * SECOND, 60 * SECOND]);
  });

  it("stands still for a wait that is given up", async () => {
    const { clock, moves } = clockWithMoves();
    const giveUp = new AbortController();

    const waiting = clock.waitUntil(instant(30 * SECOND), giveUp.signal);
    giveUp.abort();
    await waiting;

    expect(moves).toEqual([]);
  });

  it("never goes back", async () => {
    const { clock, moves } = clockWithMoves();
    await clock.jumpTo(instant(5 * SECOND));

    await clock.jumpTo(instant(2 * SECOND));

    expect(clock.now()).toBe(5 * SECOND);
    expect(moves).toEqual([5 * SECOND]);
  });
});
