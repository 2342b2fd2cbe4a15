import { instant } from "@alchemiser/domain";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HandClock } from "../testing/hand-clock.ts";
import { Circuit, type CircuitNews } from "./circuit.ts";

const RULES = { inARow: 3, failures: 5, window: 10, firstPauseMs: 1000, longestPauseMs: 4000 };

function setUp(): { circuit: Circuit; clock: HandClock; told: CircuitNews[] } {
  const clock = new HandClock();
  const told: CircuitNews[] = [];
  return { circuit: new Circuit(clock, (news) => told.push(news), RULES), clock, told };
}

function opened(): ReturnType<typeof setUp> {
  const made = setUp();
  for (let call = 0; call < RULES.inARow; call++) made.circuit.unanswered("no connection");
  return made;
}

describe("a circuit", () => {
  it("lets calls pass while they are answered now and then", () => {
    const { circuit, told } = setUp();
    for (const isAnswered of [false, false, true, false, false, true])
      if (isAnswered) circuit.answered();
      else circuit.unanswered("no connection");

    expect(circuit.refusedUntil("ordinary")).toBeUndefined();
    expect(told).toEqual([]);
  });

  it("opens after so many calls in a row, and says until when and why", () => {
    const { circuit, told } = opened();

    expect(circuit.refusedUntil("ordinary")).toBe(1000);
    expect(told).toEqual([{ state: "open", until: 1000, reason: "no connection" }]);
  });

  it("opens when too many of the last calls stayed without an answer", () => {
    const { circuit, told } = setUp();
    for (let call = 0; call < 9; call++)
      if (call % 2 === 0) circuit.unanswered("status 503");
      else circuit.answered();

    expect(told).toHaveLength(1);
  });

  it("never refuses what is urgent", () => {
    expect(opened().circuit.refusedUntil("urgent")).toBeUndefined();
  });

  it("lets one probe through after the pause, and nobody else meanwhile", () => {
    const { circuit, clock } = opened();
    clock.advance(1000);

    expect(circuit.refusedUntil("ordinary")).toBeUndefined();
    expect(circuit.refusedUntil("ordinary")).toBe(2000);
  });

  it("closes when the probe is answered", () => {
    const { circuit, clock, told } = opened();
    clock.advance(1000);
    circuit.refusedUntil("ordinary");
    circuit.answered();

    expect(circuit.refusedUntil("ordinary")).toBeUndefined();
    expect(told.at(-1)).toEqual({ state: "closed" });
  });

  it("waits twice as long after each probe without an answer, up to a limit, and tells it once", () => {
    const { circuit, clock, told } = opened();
    const pauses = [0, 1, 2].map(() => {
      clock.advance((circuit.refusedUntil("ordinary") ?? 0) - clock.now());
      circuit.refusedUntil("ordinary");
      circuit.unanswered("no connection");
      return (circuit.refusedUntil("ordinary") ?? 0) - clock.now();
    });

    expect(pauses).toEqual([2000, 4000, 4000]);
    expect(told).toHaveLength(1);
  });

  it("sends another probe when one is never heard of again", () => {
    const { circuit, clock } = opened();
    clock.advance(1000);
    circuit.refusedUntil("ordinary");
    clock.advance(1000);

    expect(circuit.refusedUntil("ordinary")).toBeUndefined();
  });

  it("closes at the answer to an urgent call", () => {
    const { circuit, told } = opened();
    circuit.answered();

    expect(told.map(({ state }) => state)).toEqual(["open", "closed"]);
  });

  it("never refuses beyond its longest pause, whatever has happened", () => {
    const step = fc.oneof(fc.constant("answered" as const), fc.constant("unanswered" as const), fc.nat({ max: 6000 }));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { circuit, clock } = setUp();
        for (const one of steps) {
          if (one === "answered") circuit.answered();
          else if (one === "unanswered") circuit.unanswered("no connection");
          else clock.advance(one);
          const until = circuit.refusedUntil("ordinary") ?? clock.now();
          expect(until).toBeLessThanOrEqual(instant(clock.now() + RULES.longestPauseMs));
        }
      }),
    );
  });
});
