import { known, weight } from "@alchemiser/domain";
import { sleeve, wanting } from "@alchemiser/domain/testing";
import { describe, expect, it } from "vitest";
import { disagreements, outcomeOf, SECOND_WISHES, secondMorning, type Morning } from "../testing/second-morning.ts";

/** On the second morning the mandate has `a` alone, which wants TLT: `b` was taken out overnight. */
const ONE_SLEEVE = { ...SECOND_WISHES, sleeves: [sleeve("a", "1", wanting({ TLT: 1 }))] };

const held = ({ world }: Morning, name: string): readonly string[] => [
  ...known(world.fold.book.sleeves.get(name), `"${name}" has traded`).holdings.keys(),
];

describe("a sleeve that was taken out of the mandate", () => {
  it("holds nothing after the next session, whichever command a run died at", () => {
    const { commands } = secondMorning().world.run({ ...secondMorning().task, mandate: ONE_SLEEVE });
    for (let diesAfter = 0; diesAfter < commands; diesAfter++) {
      const morning = secondMorning({}, { mandate: ONE_SLEEVE });
      morning.world.run(morning.task, { diesAfter });
      morning.world.pass(5000);

      expect(outcomeOf(morning.world.run(morning.task))).toMatchObject({ kind: "done", result: "success" });
      expect(held(morning, "b")).toEqual([]);
      expect(held(morning, "a")).toEqual(["TLT"]);
      expect(disagreements(morning)).toEqual([]);
    }
  });

  it("is due at once when it comes back, whatever its schedule", () => {
    const morning = secondMorning({}, { mandate: ONE_SLEEVE });
    morning.world.run(morning.task);

    expect(morning.world.fold.book.sleeves.get("b")?.lastRebalance).toBeUndefined();
  });
});

describe("a decision that may not buy", () => {
  it("leaves every sleeve due: none of them has reached what it wants", () => {
    const morning = secondMorning({}, { mandate: { ...SECOND_WISHES, reach: weight("0.001") } });
    const { world, task } = morning;
    world.journal([{ kind: "state", at: world.broker.now, state: "REDUCING", reason: "too much lost" }]);
    world.run(task);

    expect([...world.fold.book.sleeves.values()].map(({ lastRebalance }) => lastRebalance)).toEqual([
      undefined,
      undefined,
    ]);
  });
});
