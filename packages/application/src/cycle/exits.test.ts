import { NO_EXITS, ticker, weight, type Bound, type Mandate } from "@alchemiser/domain";
import { mandateFor, wanting } from "@alchemiser/domain/testing";
import { describe, expect, it } from "vitest";
import { BacktestWorld } from "../backtest/backtest-world.ts";
import { frameOf } from "../backtest/price-frame.ts";
import { backtestOf, barsOf } from "../testing/backtest-scenario.ts";
import { disagreements, FIRST_WISHES, outcomeOf, secondMorning, type Morning } from "../testing/second-morning.ts";

const SPY = ticker("SPY");
const AT_COST: Bound = { standard: undefined, of: new Map([[SPY, weight("0")]]) };

/** Both sleeves want what they have, but SPY has reached a bound, wherever its price went. */
const AT_BOUNDS: Mandate = { ...FIRST_WISHES, exits: { stopLoss: AT_COST, takeProfit: AT_COST } };

const sleeves = ({ world }: Morning) => [...world.fold.book.sleeves.values()];
const barrings = ({ world }: Morning): number => world.records.filter(({ kind }) => kind === "barred").length;

describe("a holding that has reached a bound", () => {
  it("is sold and written down once, whichever command a run died at", () => {
    const { commands } = secondMorning().world.run({ ...secondMorning().task, mandate: AT_BOUNDS });
    for (let diesAfter = 0; diesAfter < commands; diesAfter++) {
      const morning = secondMorning({}, { mandate: AT_BOUNDS });
      morning.world.run(morning.task, { diesAfter });
      morning.world.pass(5000);

      expect(outcomeOf(morning.world.run(morning.task))).toMatchObject({ kind: "done", result: "success" });
      expect(sleeves(morning).map(({ holdings, barred }) => [[...holdings.keys()], [...barred]])).toEqual([
        [["TLT"], ["SPY"]],
        [["TLT"], ["SPY"]],
      ]);
      expect(barrings(morning)).toBe(1);
      expect(disagreements(morning)).toEqual([]);
    }
  });

  it("stays out until its strategies let go of it, and that is written down too", () => {
    const morning = secondMorning({}, { mandate: AT_BOUNDS });
    const { world, task } = morning;
    world.run(task);
    world.run({ ...task, revision: 1 });
    expect(barrings(morning), "nothing has changed").toBe(1);

    const others = FIRST_WISHES.sleeves.map((sleeve) => ({ ...sleeve, strategy: wanting({ TLT: 1 }) }));
    world.run({ ...task, revision: 2, mandate: { ...AT_BOUNDS, sleeves: others } });

    expect(barrings(morning)).toBe(2);
    expect(sleeves(morning).flatMap(({ barred }) => [...barred])).toEqual([]);
  });

  it("stays out after a flatten as well, when a person has resumed", () => {
    const morning = secondMorning({}, { mandate: AT_BOUNDS });
    const { world, task } = morning;
    world.run(task);
    world.run({ ...task, aim: "flatten", revision: 1 });
    world.journal([{ kind: "state", at: world.broker.now, state: "ACTIVE", reason: "all is well" }]);
    world.run({ ...task, revision: 2 });

    expect(sleeves(morning).map(({ holdings, barred }) => [[...holdings.keys()], [...barred]])).toEqual([
      [["TLT"], ["SPY"]],
      [["TLT"], ["SPY"]],
    ]);
  });
});

describe("a backtest", () => {
  it("stops at the bound as a run does, and stays in cash while the strategy wants it back", () => {
    const bars = [barsOf("SPY", [100, 95, 90, 80, 120])];
    const stopLoss: Bound = { standard: weight("0.1"), of: new Map() };
    const mandate = mandateFor(wanting({ SPY: 1 }), { exits: { ...NO_EXITS, stopLoss } });
    const world = new BacktestWorld(backtestOf(wanting({ SPY: 1 }), bars, { mandate }), frameOf(bars, "raw"));

    const legs = [0, 1, 2, 3, 4].map((row) => world.pass(row).decision?.intents.map(({ side }) => side) ?? []);

    expect(legs).toEqual([["buy"], [], ["sell"], [], []]);
  });
});
