import { CALM, type Plan } from "./plan.ts";

/** Takes one trouble after the other out of a plan, as long as it `fails` without it. */
export async function minimised(plan: Plan, fails: (simpler: Plan) => Promise<boolean>): Promise<Plan> {
  let least = plan;
  for (const simpler of SIMPLER) {
    const candidate = simpler(least);
    if (candidate !== least && (await fails(candidate))) least = candidate;
  }
  return least;
}

type Simpler = (plan: Plan) => Plan;

/** Without one trouble, or with one death fewer. */
const SIMPLER: readonly Simpler[] = [
  (plan) => ({ ...plan, line: CALM.line, lineMendsAt: CALM.lineMendsAt }),
  (plan) => ({ ...plan, slow: CALM.slow }),
  (plan) => ({ ...plan, outages: CALM.outages }),
  (plan) => ({ ...plan, storm: CALM.storm }),
  (plan) => ({ ...plan, cuts: CALM.cuts }),
  (plan) => ({ ...plan, updates: CALM.updates }),
  (plan) => ({ ...plan, disk: CALM.disk }),
  (plan) => ({ ...plan, lies: CALM.lies }),
  (plan) => ({ ...plan, actors: CALM.actors }),
  (plan) => ({ ...plan, meddler: CALM.meddler }),
  (plan) => ({ ...plan, halts: plan.halts.slice(0, 1) }),
  (plan) => ({ ...plan, partialFills: CALM.partialFills }),
  (plan) => ({ ...plan, lookupLagMs: CALM.lookupLagMs }),
  (plan) => ({ ...plan, historyLagMs: CALM.historyLagMs }),
  (plan) => ({ ...plan, idUniqueness: CALM.idUniqueness }),
  (plan) => ({ ...plan, bars: CALM.bars }),
  (plan) => ({ ...plan, skewMs: CALM.skewMs }),
  (plan) => ({ ...plan, night: CALM.night }),
  (plan) => ({ ...plan, deaths: [] }),
  (plan) => ({ ...plan, deaths: plan.deaths.slice(0, 1) }),
  (plan) => ({ ...plan, deaths: plan.deaths.slice(0, 2) }),
];
