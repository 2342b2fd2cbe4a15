import type { Alerts } from "@alchemiser/application";

/** Tells all of them; each is told whatever becomes of the others. */
export const allAlerts = (ways: readonly Alerts[]): Alerts => ({
  raise: (alert) => {
    for (const way of ways) way.raise(alert);
  },
  settled: async () => (await Promise.all(ways.map((way) => way.settled()))).flat(),
});
