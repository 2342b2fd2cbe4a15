import type { Weight } from "../money/money.ts";
import { denied, notApplicable, PASSED, type Control, type ControlCode } from "./control.ts";
import type { Limits } from "./limits.ts";
import { riskOf, type PortfolioRisk } from "./portfolio-risk.ts";

/** A figure of the portfolio's risk that a mandate may limit. */
interface Measure {
  readonly code: ControlCode;
  readonly name: string;
  readonly figure: (risk: PortfolioRisk) => Weight;
  readonly limit: (limits: Limits) => Weight | undefined;
}

export const valueAtRiskWithinLimit = riskControl({
  code: "VALUE_AT_RISK_ABOVE_LIMIT",
  name: "a value at risk",
  figure: ({ valueAtRisk }) => valueAtRisk,
  limit: ({ maxValueAtRisk }) => maxValueAtRisk,
});

export const expectedShortfallWithinLimit = riskControl({
  code: "EXPECTED_SHORTFALL_ABOVE_LIMIT",
  name: "an expected shortfall",
  figure: ({ expectedShortfall }) => expectedShortfall,
  limit: ({ maxExpectedShortfall }) => maxExpectedShortfall,
});

/** What leads to a portfolio of too much risk is not bought; what is sold, is. */
function riskControl({ code, name, figure, limit }: Measure): Control {
  return {
    code,
    check({ intent, plan, market, limits }) {
      const most = limit(limits);
      if (most === undefined || intent.side === "sell") return PASSED;
      const risk = riskOf(plan, market);
      if (risk === undefined) return notApplicable("the holdings have no 60 sessions in common");
      if (!most.isBelow(figure(risk))) return PASSED;
      return denied(
        `the plan leads to ${name} of ${figure(risk).toString()} of the equity in a day, the mandate allows ${most.toString()}`,
      );
    },
  };
}
