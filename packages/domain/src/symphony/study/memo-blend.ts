import { blend, type Mix } from "./mix.ts";
import type { Seat } from "./seat.ts";

/** Blends what seats hold on a session. */
export type Blender = (seats: readonly Seat[], row: number) => Mix | undefined;

/**
 * An equal blend. On most sessions the same members hold the same as before, and then the answer is the same object.
 * Each list of members has a memory of its own, because branches take turns.
 */
export function equalBlender(): Blender {
  const memories = new WeakMap<readonly Seat[], (row: number) => Mix | undefined>();
  return (seats, row) => {
    if (seats.length === 1) return seats[0]?.unit.mixAt(row);
    let memory = memories.get(seats);
    if (memory === undefined) {
      const [blended, shares] = [memoBlend(), seats.map(() => 1 / seats.length)];
      memory = (row) => blended(seats, shares, row);
      memories.set(seats, memory);
    }
    return memory(row);
  };
}

/** Undecided when any member is. The answer is remembered as long as members, what they hold, and shares are the same. */
export function memoBlend(): (seats: readonly Seat[], shares: readonly number[], row: number) => Mix | undefined {
  const lastMixes: Mix[] = [];
  let lastShares: readonly number[] = [];
  let last: Mix | undefined;

  return (seats, shares, row) => {
    if (shares !== lastShares) last = undefined;
    for (let index = 0; index < seats.length; index++) {
      const mix = seats[index]?.unit.mixAt(row);
      if (mix === undefined) return undefined;
      if (lastMixes[index] !== mix) last = undefined;
      lastMixes[index] = mix;
    }
    lastShares = shares;
    return (last ??= blend(lastMixes.slice(0, seats.length), shares));
  };
}
