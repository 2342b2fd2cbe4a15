import { instant, type Instant } from "@alchemiser/domain";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { SystemClock } from "./system-clock.ts";

const START = Date.UTC(2025, 0, 10, 14, 30);
const MINUTE = 60_000;
const later = (ms: number): Instant => instant(START + ms);

beforeEach(() => {
  vi.useFakeTimers({ now: START });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("SystemClock tells the time", () => {
  it("of the machine", async () => {
    const clock = new SystemClock();
    await vi.advanceTimersByTimeAsync(1_500);

    expect(clock.now()).toBe(START + 1_500);
  });

  it("of the machine after it was set forward, or has slept", () => {
    const clock = new SystemClock();
    vi.setSystemTime(START + 10 * MINUTE);

    expect(clock.now()).toBe(START + 10 * MINUTE);
  });

  it("at half its speed after it was set back, until the machine has caught up", async () => {
    const clock = new SystemClock();
    vi.setSystemTime(START - 5 * MINUTE);

    expect(clock.now()).toBe(START);
    await vi.advanceTimersByTimeAsync(2 * MINUTE);
    expect(clock.now()).toBe(START + MINUTE);
    await vi.advanceTimersByTimeAsync(8 * MINUTE);
    expect(clock.now()).toBe(START + 5 * MINUTE);
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(clock.now()).toBe(START + 6 * MINUTE);
  });
});

describe("SystemClock waits", () => {
  /** Whether the wait is over. */
  async function settles(wait: Promise<void>): Promise<boolean> {
    const pending = Symbol("pending");
    await vi.advanceTimersByTimeAsync(0);
    return (await Promise.race([wait, Promise.resolve(pending)])) !== pending;
  }

  it("until the moment comes and no longer", async () => {
    const wait = new SystemClock().waitUntil(later(90 * MINUTE));

    await vi.advanceTimersByTimeAsync(90 * MINUTE - 1);
    expect(await settles(wait)).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await settles(wait)).toBe(true);
  });

  it("not at all for what is past", async () => {
    expect(await settles(new SystemClock().waitUntil(later(-1)))).toBe(true);
  });

  it("until the signal, and leaves no timer behind", async () => {
    const stop = new AbortController();
    const wait = new SystemClock().waitUntil(later(MINUTE), stop.signal);
    expect(await settles(wait)).toBe(false);

    stop.abort();

    expect(await settles(wait)).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("not at all when the signal came before", async () => {
    expect(await settles(new SystemClock().waitUntil(later(MINUTE), AbortSignal.abort()))).toBe(true);
  });

  it("no longer than it must when the machine sleeps meanwhile", async () => {
    const wait = new SystemClock().waitUntil(later(60 * MINUTE));
    vi.setSystemTime(START + 60 * MINUTE);

    await vi.advanceTimersByTimeAsync(MINUTE / 2);

    expect(await settles(wait)).toBe(true);
  });
});
