import { describe, expect, it } from "vitest";
import { firstSessions, type History } from "../market/history.ts";
import type { Strategy } from "../strategy/strategy.ts";
import { seededRandom } from "./wandering-history.ts";

/**
 * What it means to be a `Strategy`: the answer about a session depends on that session and those before it alone. Every
 * strategy signs this; it is the proof that none looks ahead.
 */
export function strategyContract(name: string, strategy: Strategy, history: History): void {
  const study = strategy.study(history);
  const sessions = history.sessions.length;

  const expectSameAfterCutting = (rows: number): void => {
    const earlier = strategy.study(firstSessions(history, rows));
    const last = rows - 1;
    expect(earlier.allocationAt(last), `the first ${String(rows)} sessions`).toEqual(study.allocationAt(last));
    expect(earlier.sessionsUsed(last)).toBe(study.sessionsUsed(last));
  };

  describe(`${name} honours the strategy contract`, () => {
    it("answers the same for every prefix of 400 sessions", () => {
      for (let rows = 1; rows <= Math.min(400, sessions); rows++) expectSameAfterCutting(rows);
    });

    it("answers the same wherever its history is cut", () => {
      const random = seededRandom(2_026);
      for (let cut = 0; cut < 50; cut++) expectSameAfterCutting(1 + Math.floor(random() * sessions));
    });

    it("explains the same wherever its history is cut", () => {
      const random = seededRandom(2_027);
      for (let cut = 0; cut < 5; cut++) {
        const rows = 1 + Math.floor(random() * sessions);
        const earlier = strategy.study(firstSessions(history, rows));
        expect(earlier.explainAt(rows - 1)).toEqual(study.explainAt(rows - 1));
      }
    });

    it("holds only what it names, in weights that sum to 1", () => {
      for (let row = 0; row < sessions; row++) {
        const allocation = study.allocationAt(row);
        if (allocation.outcome === "undecided") continue;
        const weights = [...allocation.weights.values()];
        expect(strategy.universe).toEqual(expect.arrayContaining([...allocation.weights.keys()]));
        expect(weights.every((weight) => weight > 0)).toBe(true);
        expect(Math.abs(weights.reduce((sum, weight) => sum + weight, 0) - 1)).toBeLessThan(1e-12);
      }
    });

    it("gives a reason whenever it is undecided", () => {
      for (let row = 0; row < Math.min(300, sessions); row++) {
        const allocation = study.allocationAt(row);
        if (allocation.outcome === "undecided") expect(allocation.reason).not.toBe("");
      }
    });
  });
}
