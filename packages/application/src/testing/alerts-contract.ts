import { instant } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import type { Alert, Alerts } from "../ports/alerts.ts";

const alert = (sentence: string): Alert => ({
  name: "order-rejected",
  at: instant(1_751_463_360_000),
  runId: "run-1",
  correlationId: "main 2025-07-02",
  sentence,
});

/** What every way to tell people promises, also one on which nobody can be told. */
export function alertsContract(name: string, make: () => Promise<Alerts>): void {
  describe(`${name}, as alerts`, () => {
    it("settles when nothing was raised", async () => {
      expect(await (await make()).settled()).toEqual([]);
    });

    it("takes whatever is raised, at once and without failing", async () => {
      const alerts = await make();
      for (let count = 0; count < 3; count++) alerts.raise(alert(`number ${count}`));

      const untold = await alerts.settled();
      expect(untold.length === 0 || untold.length === 3, "all of them are told, or none and each is named").toBe(true);
    });

    it("names what could not be told once", async () => {
      const alerts = await make();
      alerts.raise(alert("one"));
      await alerts.settled();

      expect(await alerts.settled()).toEqual([]);
    });
  });
}
