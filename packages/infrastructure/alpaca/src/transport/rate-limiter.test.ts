import { instant } from "@alchemiser/domain";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HandClock } from "../testing/hand-clock.ts";
import { RateLimiter, type Lane } from "./rate-limiter.ts";

const MINUTE = 60_000;

/** When each of `lanes`, asked for one after another, was let through. */
async function passages(limiter: RateLimiter, clock: HandClock, lanes: readonly Lane[]): Promise<readonly number[]> {
  const times: number[] = [];
  const all = lanes.map(async (lane) => {
    await limiter.acquire(lane, undefined);
    times.push(clock.now());
  });
  await clock.outcomeOf(Promise.all(all));
  return times;
}

const times = (count: number, lane: Lane): readonly Lane[] => Array.from({ length: count }, () => lane);

describe("RateLimiter", () => {
  it("lets as many through at once as a minute has, and the next when a minute has passed", async () => {
    const clock = new HandClock();
    const limiter = new RateLimiter(clock, { perMinute: 3, reserved: 0 });

    expect(await passages(limiter, clock, times(7, "ordinary"))).toEqual([0, 0, 0, MINUTE, MINUTE, MINUTE, 2 * MINUTE]);
  });

  it("keeps calls back for what is urgent", async () => {
    const clock = new HandClock();
    const limiter = new RateLimiter(clock, { perMinute: 5, reserved: 2 });

    expect(await passages(limiter, clock, times(4, "ordinary"))).toEqual([0, 0, 0, MINUTE]);
    expect(await passages(limiter, clock, times(4, "urgent"))).toEqual([MINUTE, MINUTE, MINUTE, MINUTE]);
  });

  it("spends on urgent calls what is theirs first, so that ordinary calls always have their own", async () => {
    const clock = new HandClock();
    const limiter = new RateLimiter(clock, { perMinute: 5, reserved: 2 });

    expect(await passages(limiter, clock, times(2, "urgent"))).toEqual([0, 0]);
    expect(await passages(limiter, clock, times(4, "ordinary"))).toEqual([0, 0, 0, MINUTE]);
  });

  it("lets urgent calls have what ordinary ones leave", async () => {
    const clock = new HandClock();
    const limiter = new RateLimiter(clock, { perMinute: 5, reserved: 2 });

    expect(await passages(limiter, clock, times(6, "urgent"))).toEqual([0, 0, 0, 0, 0, MINUTE]);
  });

  it("lets nobody overtake who waits in the same lane, and everybody who waits in the other", async () => {
    const clock = new HandClock();
    const limiter = new RateLimiter(clock, { perMinute: 4, reserved: 2 });
    const order: string[] = [];
    const ask = async (name: string, lane: Lane): Promise<void> => {
      await limiter.acquire(lane, undefined);
      order.push(name);
    };

    const submits = ["1", "2", "3", "4", "5"].map((name) => ask(name, "ordinary"));
    const cancel = ask("cancel", "urgent");
    await clock.outcomeOf(Promise.all([...submits, cancel]));

    expect(order).toEqual(["1", "2", "cancel", "3", "4", "5"]);
  });

  it("never lets more through in any minute, and uses all of it while calls wait", async () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 60 });

    await fc.assert(
      fc.asyncProperty(gaps, async (pauses) => {
        const clock = new HandClock();
        const limiter = new RateLimiter(clock, { perMinute: 10, reserved: 0 });
        const passed: number[] = [];
        for (const pause of pauses) {
          clock.advance(pause);
          await clock.outcomeOf(limiter.acquire("ordinary", undefined));
          passed.push(clock.now());
        }

        passed.forEach((time, call) => {
          const tenBefore = passed[call - 10] ?? -Infinity;
          expect(time - tenBefore).toBeGreaterThanOrEqual(MINUTE);
        });
      }),
      { numRuns: 30 },
    );
  });

  it("lets nothing through while the broker wants silence, not even what is urgent", async () => {
    const clock = new HandClock();
    const limiter = new RateLimiter(clock);
    limiter.closeUntil(instant(5000));
    limiter.closeUntil(instant(3000));

    expect(await passages(limiter, clock, ["urgent", "ordinary"])).toEqual([5000, 5000]);
  });

  it("ends the waiting of a caller that gives up, who takes no call away from the others", async () => {
    const clock = new HandClock();
    const limiter = new RateLimiter(clock, { perMinute: 1, reserved: 0 });
    await limiter.acquire("ordinary", undefined);
    const patience = new AbortController();

    const given = limiter.acquire("ordinary", patience.signal);
    patience.abort();

    expect(await given).toBe(false);
    expect(await passages(limiter, clock, ["ordinary"])).toEqual([MINUTE]);
  });

  it("ends the waiting of one in the middle of the line at once", async () => {
    const clock = new HandClock();
    const limiter = new RateLimiter(clock, { perMinute: 1, reserved: 0 });
    await limiter.acquire("ordinary", undefined);
    const patience = new AbortController();
    const first = limiter.acquire("ordinary", undefined);
    const second = limiter.acquire("ordinary", patience.signal);
    const third = limiter.acquire("ordinary", undefined);

    patience.abort();

    expect(await second).toBe(false);
    expect(clock.now()).toBe(0);
    await clock.outcomeOf(Promise.all([first, third]));
    expect(clock.now()).toBe(2 * MINUTE);
  });
});
