import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { HandClock } from "../testing/hand-clock.ts";
import { withinDeadline, type Ending } from "./deadline.ts";

/** Never ends by itself, and notes when it is told to. */
function endless(): { readonly work: (signal: AbortSignal) => Promise<never>; readonly wasTold: () => boolean } {
  let isTold = false;
  const work = (signal: AbortSignal): Promise<never> =>
    new Promise((_, reject) => {
      signal.addEventListener("abort", () => {
        isTold = true;
        reject(new Error("aborted"));
      });
    });
  return { work, wasTold: () => isTold };
}

const attempt = (work: () => Promise<unknown>, signal?: AbortSignal): Promise<Ending<unknown>> => {
  const clock = new HandClock();
  return clock.outcomeOf(withinDeadline(work, { clock, timeoutMs: 100, signal }));
};

describe("withinDeadline", () => {
  it("passes on what came in time, and what went wrong", async () => {
    const cause = new Error("no route");

    expect(await attempt(() => Promise.resolve(7))).toEqual({ ended: "answered", value: 7 });
    expect(await attempt(() => Promise.reject(cause))).toEqual({ ended: "failed", cause });
  });

  it("waits no longer than the deadline, and tells the work so", async () => {
    const clock = new HandClock();
    const { work, wasTold } = endless();

    const ending = await clock.outcomeOf(withinDeadline(work, { clock, timeoutMs: 100, signal: undefined }));

    expect(ending).toEqual({ ended: "timed-out" });
    expect(clock.now()).toBe(100);
    expect(wasTold()).toBe(true);
  });

  it("waits no longer than the caller, and tells the work so", async () => {
    const patience = new AbortController();
    const { work, wasTold } = endless();

    const ending = withinDeadline(work, { clock: new HandClock(), timeoutMs: 100, signal: patience.signal });
    patience.abort();

    expect(await ending).toEqual({ ended: "given-up" });
    expect(wasTold()).toBe(true);
  });

  it("does not begin for a caller that has given up", async () => {
    const begun: string[] = [];
    const work = (): Promise<number> => Promise.resolve(begun.push("begun"));

    expect(await attempt(work, AbortSignal.abort())).toEqual({ ended: "given-up" });
    expect(begun).toEqual([]);
  });

  it("leaves nothing behind with a caller who goes on", async () => {
    const { signal } = new AbortController();
    await attempt(() => Promise.resolve(7), signal);

    expect(getEventListeners(signal, "abort")).toEqual([]);
  });
});
