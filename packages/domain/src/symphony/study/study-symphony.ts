import type { History } from "../../market/history.ts";
import type { Allocation, Study } from "../../strategy/strategy.ts";
import { explainPlan, reasonUndecided } from "../explain/explain-plan.ts";
import { firstRowUsed } from "../explain/first-row-used.ts";
import type { Block } from "../plan.ts";
import type { Program } from "../tree.ts";
import { firstReadyRow } from "./first-ready-row.ts";
import type { Remembered } from "./remembering.ts";
import { StudyUnits } from "./study-units.ts";

/** A program remembers an answer for each block and session, in 32 MB at most, or next to none. */
const MOST_ANSWERS = 4_000_000;

/**
 * Compiles a plan to closures over the columns of one history. What a small program chooses is worked out ahead, session
 * by session; a large one works out what is asked for.
 */
export function studySymphony(
  program: Program,
  plan: Block,
  history: History,
  remembered: Remembered = affordable(plan, history),
): Study {
  const units = new StudyUnits(history, remembered);
  const whole = units.unit(plan);
  if (remembered === "every session") whole.series();
  const innermostAt = units.remembered((row) => whole.innermostAt(row));
  return {
    allocationAt: (row) => {
      const weights = units.weightsOf(innermostAt(row) ?? whole, row);
      return weights === undefined
        ? undecided(() => reasonUndecided(plan, units, row))
        : { outcome: "decided", weights };
    },
    explainAt: (row) => explainPlan(plan, units, row),
    // Asked of backtests alone: it works out every branch, the ones never taken too.
    get firstReadyRow() {
      return firstReadyRow(program, plan, units);
    },
    sessionsUsed: (row) => row + 1 - firstRowUsed({ units, row }, plan),
  };
}

/** Contents are numbered as they are complete, the whole last. */
const affordable = ({ content }: Block, { sessions }: History): Remembered =>
  (content + 1) * sessions.length <= MOST_ANSWERS ? "every session" : "last session";

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
