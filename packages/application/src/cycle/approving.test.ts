import {
  isTrading,
  known,
  NO_SHARES,
  ticker,
  weight,
  type Decision,
  type Liquidity,
  type Mandate,
  type Opinion,
} from "@alchemiser/domain";
import { sleeve, undecided } from "@alchemiser/domain/testing";
import { describe, expect, it } from "vitest";
import { SECOND_WISHES, secondMorning } from "../testing/second-morning.ts";
import { approve } from "./approving.ts";
import type { Cycle } from "./cycle.ts";

const BIL = ticker("BIL");

/** `a` rebalances, `b` does not know and takes shelter. */
const SHELTERING: Mandate = {
  ...SECOND_WISHES,
  sleeves: [
    ...SECOND_WISHES.sleeves.filter(({ name }) => name === "a"),
    sleeve("b", "0.5", undecided("?"), { kind: "shelter", ticker: BIL }),
  ],
};

const nothingToday: Liquidity = ({ request }, shares) => (request.id.includes("-250702r") ? NO_SHARES : shares);

/**
 * A cycle of that mandate after its first attempts, which nobody met, as if one of its sleeves had wanted nine tenths of
 * BIL alone.
 */
function cycleWanting(outcome: Opinion["outcome"] | undefined): { readonly cycle: Cycle; readonly decision: Decision } {
  const { world, task } = secondMorning({ liquidity: nothingToday }, { mandate: SHELTERING });
  const cycle = known(world.run(task).cycle, "nobody cuts the run off");
  const kept = known(cycle.decision, "the cycle has decided");
  const opinions = kept.opinions.map((opinion) =>
    isTrading(opinion) && opinion.outcome === outcome
      ? { ...opinion, weights: new Map([[BIL, weight("0.9")]]) }
      : opinion,
  );
  const decision = { ...kept, opinions };
  return { cycle: { ...cycle, decision }, decision };
}

function denialOfAnotherAttempt(outcome?: Opinion["outcome"]): string | undefined {
  const { cycle, decision } = cycleWanting(outcome);
  const { slot, quantity } = known(decision.intents[0], "there is an order");
  return approve(cycle, { ...slot, attempt: 1 }, quantity).denial;
}

describe("another attempt", () => {
  it("is judged on the weights of its decision, those of a sleeve in shelter included", () => {
    expect(denialOfAnotherAttempt("rebalance")).toContain('the weights of "a" sum to 0.9, not to 1');
    expect(denialOfAnotherAttempt("shelter")).toContain('the weights of "b" sum to 0.9, not to 1');
  });

  it("is let through when they are whole", () => {
    expect(denialOfAnotherAttempt()).toBeUndefined();
  });
});
