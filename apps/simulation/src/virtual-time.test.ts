import { instant } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { VirtualTime } from "./virtual-time.ts";

const NEVER_OVER = (): boolean => false;

describe("virtual time", () => {
  it("wakes those who wait in the order of their moments, and of their waiting", async () => {
    const time = new VirtualTime(instant(0), () => undefined);
    const woken: string[] = [];
    for (const [name, at] of [
      ["late", 20],
      ["early", 10],
      ["early too", 10],
    ] as const)
      void time.waitUntil(instant(at)).then(() => woken.push(`${name} at ${time.now()}`));
    await time.pass(NEVER_OVER, instant(30));

    expect(woken).toEqual(["early at 10", "early too at 10", "late at 20"]);
    expect(time.now()).toBe(30);
  });

  it("lets everything that can go on do so before it moves", async () => {
    const time = new VirtualTime(instant(0), () => undefined);
    let steps = 0;
    void time.waitUntil(instant(10)).then(async () => {
      for (; steps < 1000; steps++) await Promise.resolve();
    });
    time.at(instant(11), () => expect(steps).toBe(1000));
    await time.pass(NEVER_OVER, instant(12));

    expect.assertions(1);
  });

  it("does not stop at a moment that nobody waits for any more", async () => {
    const moments: number[] = [];
    const time = new VirtualTime(instant(0), (now) => moments.push(now));
    const patience = new AbortController();
    const waiting = time.waitUntil(instant(10), patience.signal);
    patience.abort();
    await waiting;
    await time.pass(NEVER_OVER, instant(30));

    expect(moments).toEqual([30]);
  });
});
