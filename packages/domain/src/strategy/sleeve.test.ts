import { describe, expect, it } from "vitest";
import { session, type Session } from "../calendar/session.ts";
import type { Frequency } from "../calendar/period.ts";
import { ticker, type Ticker } from "../market/ticker.ts";
import { wanting } from "../testing/scenario.ts";
import { isDue } from "./sleeve.ts";
import type { Schedule } from "./schedule.ts";

const weights = (shares: Readonly<Record<string, number>>): ReadonlyMap<Ticker, number> =>
  new Map(Object.entries(shares).map(([name, share]) => [ticker(name), share]));

interface Question {
  readonly today?: string;
  readonly last: string | undefined;
  readonly holds?: Readonly<Record<string, number>>;
}

const TARGETS = { SPY: 0.6, TLT: 0.4 };

const due = (schedule: Schedule, { today = "2025-07-02", last, holds = TARGETS }: Question): boolean => {
  const lastRebalance: Session | undefined = last === undefined ? undefined : session(last);
  return isDue(wanting(TARGETS, schedule), weights(TARGETS), {
    session: session(today),
    lastRebalance,
    weights: () => weights(holds),
  });
};

const every = (frequency: Frequency): Schedule => ({ kind: "calendar", frequency });
const CORRIDOR: Schedule = { kind: "corridor", corridor: 0.05 };

describe("isDue", () => {
  it("always begins at once", () => {
    expect([every("yearly"), CORRIDOR].map((schedule) => due(schedule, { last: undefined }))).toEqual([true, true]);
  });

  it.each([
    ["daily", "2025-07-01", "2025-07-02"],
    ["weekly", "2025-06-27", "2025-07-01"],
    ["monthly", "2025-06-30", "2025-07-01"],
    ["quarterly", "2025-06-02", "2025-05-30"],
    ["yearly", "2024-12-31", "2025-01-02"],
  ] as const)("trades %s in the first session of a period", (frequency, before, within) => {
    expect(due(every(frequency), { last: before })).toBe(true);
    expect(due(every(frequency), { last: within, today: within })).toBe(false);
  });

  it("catches up with a first session that was missed", () => {
    expect(due(every("monthly"), { last: "2025-05-01", today: "2025-07-15" })).toBe(true);
  });

  it("waits, with a corridor, until a holding is further away than that", () => {
    const question = { last: "2020-01-02" };

    expect(due(CORRIDOR, { ...question, holds: { SPY: 0.64, TLT: 0.36 } })).toBe(false);
    expect(due(CORRIDOR, { ...question, holds: { SPY: 0.66, TLT: 0.34 } })).toBe(true);
  });

  it("trades, with a corridor, when other symbols are selected", () => {
    const question = { last: "2025-07-01" };

    expect(due(CORRIDOR, { ...question, holds: { SPY: 1 } })).toBe(true);
    expect(due(CORRIDOR, { ...question, holds: { ...TARGETS, BIL: 0.001 } })).toBe(true);
  });

  it("trades, with both, for either reason", () => {
    const either: Schedule = { kind: "either", frequency: "monthly", corridor: 0.05 };

    expect(due(either, { last: "2025-06-30" })).toBe(true);
    expect(due(either, { last: "2025-07-01", holds: { SPY: 0.7, TLT: 0.3 } })).toBe(true);
    expect(due(either, { last: "2025-07-01" })).toBe(false);
  });

  it("does not ask for weights that it does not need", () => {
    const standing = {
      session: session("2025-07-02"),
      lastRebalance: session("2025-07-01"),
      weights: () => {
        throw new Error("nobody knows");
      },
    };

    expect(isDue(wanting(TARGETS, every("daily")), weights(TARGETS), standing)).toBe(true);
  });
});
