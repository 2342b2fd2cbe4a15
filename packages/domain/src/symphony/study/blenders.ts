import { blend, type Mix } from "./mix.ts";
import { MOST_REMEMBERED, type Seat } from "./seat.ts";

/** What the chosen hold together on a session; undecided when any of them is. */
export type Blender = (seats: readonly Seat[], row: number) => Mix | undefined;

/**
 * Equal shares. On most sessions the same list holds the same as before, and then the answer is the same object. Each
 * list has a memory of its own, because branches take turns.
 */
export function equalBlender(): Blender {
  const memories = new Map<readonly Seat[], Memory>();
  let lastSeats: readonly Seat[] | undefined;
  let memory: Memory | undefined;
  return (seats, row) => {
    if (seats.length === 1) return seats[0]?.unit.mixAt(row);
    if (seats !== lastSeats || memory === undefined) {
      memory = memories.get(seats) ?? new Memory(seats.map(() => 1 / seats.length));
      if (memories.size * seats.length < MOST_REMEMBERED) memories.set(seats, memory);
      lastSeats = seats;
    }
    return memory.blended(seats, row);
  };
}

/** Shares that may be others in each session. */
export function statedBlender(sharesAt: (row: number) => readonly number[]): Blender {
  let memory: Memory | undefined;
  return (seats, row) => {
    const shares = sharesAt(row);
    if (memory?.shares !== shares) memory = new Memory(shares);
    return memory.blended(seats, row);
  };
}

/** Remembers a blend as long as what is blended, and the shares, stay the same. */
class Memory {
  readonly shares: readonly number[];
  readonly #mixes: Mix[] = [];
  #last: Mix | undefined;

  constructor(shares: readonly number[]) {
    this.shares = shares;
  }

  blended(seats: readonly Seat[], row: number): Mix | undefined {
    for (let index = 0; index < seats.length; index++) {
      const mix = seats[index]?.unit.mixAt(row);
      if (mix === undefined) return undefined;
      if (this.#mixes[index] !== mix) this.#last = undefined;
      this.#mixes[index] = mix;
    }
    return (this.#last ??= blend(this.#mixes, this.shares));
  }
}
