import type { History } from "../../market/history.ts";
import type { Allocation, Study } from "../../strategy/strategy.ts";
import { explainPlan, reasonUndecided } from "../explain/explain-plan.ts";
import { firstRowUsed } from "../explain/first-row-used.ts";
import type { Block } from "../plan.ts";
import type { Program } from "../tree.ts";
import { firstReadyRow } from "./first-ready-row.ts";
import { StudyUnits } from "./study-units.ts";

/** Compiles a plan to closures over the columns of one history. */
export function studySymphony(program: Program, plan: Block, history: History): Study {
  const units = new StudyUnits(history);
  const whole = units.unit(plan);
  return {
    allocationAt: (row) => {
      const mix = whole.mixAt(row);
      return mix === undefined ? undecided(() => reasonUndecided(plan, units, row)) : mix.allocation;
    },
    explainAt: (row) => explainPlan(plan, units, row),
    // Asked of backtests alone: it works out every branch, the ones never taken too.
    get firstReadyRow() {
      return firstReadyRow(program, plan, units);
    },
    sessionsUsed: (row) => row + 1 - firstRowUsed({ units, row }, plan),
  };
}

/** The reason is found when somebody asks for it: a backtest may meet thousands of undecided sessions. */
function undecided(find: () => string): Allocation {
  let reason: string | undefined;
  return {
    outcome: "undecided",
    get reason() {
      return (reason ??= find());
    },
  };
}
