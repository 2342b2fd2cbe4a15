import { mandateFor, wanting } from "@alchemiser/domain/testing";
import { describe, expect, it } from "vitest";
import { disagreements, FIRST_WISHES, ordersOf, secondMorning } from "../testing/second-morning.ts";

const wanted = (symbol: string) => mandateFor(wanting({ [symbol]: 1 }), { limits: FIRST_WISHES.limits });

describe("a program that changes its mind each second", () => {
  it("sends three times the orders of its largest decision, and no more in that session", () => {
    const morning = secondMorning();
    const { world, task } = morning;
    for (let revision = 0; revision < 20; revision++) {
      world.run({ ...task, revision, mandate: wanted(revision % 2 === 0 ? "GLD" : "TLT") });
      world.pass(1000);
    }

    const turn = ["sell GLD 0", "buy TLT 0", "sell TLT 0", "buy GLD 0"];
    expect(ordersOf(world)).toEqual(["sell SPY 0", "sell TLT 0", "buy GLD 0", ...turn, ...turn.slice(0, 2)]);
    expect(disagreements(morning)).toEqual([]);
  });
});
