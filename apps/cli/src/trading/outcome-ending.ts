import type { Aim, NotPrepared, RunReport } from "@alchemiser/application";
import { valueOf, type ControlCode, type Decision, type Money } from "@alchemiser/domain";
import { DONE, type Ending } from "../ending.ts";
import { BUYING_AGAIN, RESUME, SAY_RESUME, WAY_OUT } from "./kill-switch.ts";

/** What the way a cycle ended means to whoever started it. */
export function endingFor(report: Pick<RunReport, "outcome" | "decision" | "aim" | "trading">): Ending {
  const { outcome, decision, aim, trading } = report;
  switch (outcome.kind) {
    case "done":
      if (outcome.result === "success") return DONE;
      return {
        exit: "incomplete",
        reason: outcome.legs
          .flatMap(({ intent, shortfall }) =>
            shortfall === undefined ? [] : [`${intent.side} ${intent.ticker}: ${shortfall}`],
          )
          .join("; "),
        mend: isReduced({ aim, trading }) ? BUYING_AGAIN : (mendingLimits(decision, aim) ?? MENDS[aim]),
      };
    case "undecided":
      return {
        exit: "refused",
        reason: `undecided: ${outcome.reasons.join("; ")}`,
        mend: "run again when the prices are right, or bring in missing history with alchemiser data import or data pull",
      };
    case "refused":
      return {
        exit: "refused",
        reason: outcome.reason,
        mend: "change what the sentence names, or run again inside the trading window",
      };
    case "halted":
      return {
        exit: "halted",
        reason: outcome.reason,
        mend: `compare the broker's account with alchemiser status, then ${aim === "flatten" ? WAY_OUT : SAY_RESUME}`,
      };
    case "stopped":
      return trading === "HALTED"
        ? { exit: "halted", reason: "trading was halted while this went on", mend: RESUME }
        : {
            exit: "interrupted",
            reason: "stopped by Ctrl-C, or another signal",
            mend: "the same command goes on where this run stopped",
          };
  }
}

const isReduced = ({ aim, trading }: Pick<RunReport, "aim" | "trading">): boolean =>
  aim === "rebalance" && trading === "REDUCING";

/** What is done about a part that is missing. */
const MENDS: Readonly<Record<Aim, string>> = {
  rebalance: "look at the report; the next session plans from what is really held",
  flatten: "look at the report; alchemiser flatten decides anew on what is left",
  reconcile: "look for the order at the broker, then say alchemiser reconcile again",
};

/** What to change where the gate denied a leg for its size; nothing where it did not. */
function mendingLimits(decision: Decision | undefined, aim: Aim): string | undefined {
  const verdicts = decision?.verdicts ?? [];
  const denied = (code: ControlCode) =>
    verdicts.filter(({ denials }) => denials.some((denial) => denial.code === code));
  const raised = denied("WEIGHT_ABOVE_CAP").map(({ intent }) => `mandate.maxWeight.${intent.ticker}`);
  const most = largest(denied("ORDER_ABOVE_LIMIT").map(({ intent }) => valueOf(intent.quantity, intent.limit)));
  if (most !== undefined)
    raised.push(
      `mandate.maxOrderValue (in the first week of live mandate.rampOrderValue) above ${Math.ceil(most.toNumber())}`,
    );
  if (denied("PRICE_JUMP").length > 0) raised.push("mandate.maxPriceJump");
  if (raised.length === 0) return undefined;
  const again = aim === "flatten" ? ", then say alchemiser flatten again" : "";
  return `raise ${raised.join(" and ")} in config.yaml if that is meant${again}`;
}

const largest = (values: readonly Money[]): Money | undefined =>
  values.reduce<Money | undefined>((most, value) => (most?.isBelow(value) === false ? most : value), undefined);

/** Why a run did not begin. */
export function endingBefore({ because, reason }: NotPrepared): Ending {
  switch (because) {
    case "bars":
      return { exit: "missing-data", reason, mend: "run again later, or see alchemiser data verify" };
    case "symbols":
      return { exit: "unknown-symbol", reason, mend: "correct the strategy that names it" };
    case "closed":
      return { exit: "refused", reason, mend: "run again in the next session" };
  }
}
