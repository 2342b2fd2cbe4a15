import type { History } from "../../market/history.ts";
import type { Allocation, Study } from "../../strategy/strategy.ts";
import { explainPlan, reasonUndecided } from "../explain/explain-plan.ts";
import { firstRowUsed } from "../explain/first-row-used.ts";
import type { Block } from "../plan.ts";
import type { Program } from "../tree.ts";
import { firstReadyRow } from "./first-ready-row.ts";
import type { Remembered } from "./remembering.ts";
import { StudyUnits } from "./study-units.ts";

/** How many answers a program may remember: one for each of its blocks and each session. */
const MOST_ANSWERS = 4_000_000;

/** A live run asks about one session of a history that is no longer than it needs; a backtest asks about all of many. */
const MANY_SESSIONS = 1000;

/** What is compiled, and for which history. */
export interface Studied {
  readonly program: Program;
  readonly plan: Block;
  readonly history: History;
  /** Every session of a small program, unless somebody wants it otherwise. */
  readonly remembers?: Remembered;
}

/**
 * Compiles a plan to closures over the columns of one history. Whom a small program chooses in a long one is worked out
 * ahead, session by session, so that a backtest finds it ready; otherwise what is asked for is worked out.
 */
export function studySymphony({ program, plan, history, remembers = affordable(plan, history) }: Studied): Study {
  const units = new StudyUnits(history, remembers);
  const whole = units.unit(plan);
  // The history of the whole asks every block about every session.
  if (remembers === "every session" && units.sessions >= MANY_SESSIONS) whole.series();
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
