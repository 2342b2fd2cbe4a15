import { ticker, type ControlCode, type Decision } from "@alchemiser/domain";
import { mandateFor, sleeve, undecided, wanting, YESTERDAY } from "@alchemiser/domain/testing";
import { describe, expect, it } from "vitest";
import type { BacktestTask } from "../backtest/backtest-task.ts";
import { BacktestWorld } from "../backtest/backtest-world.ts";
import { FILLS } from "../backtest/fill-convention.ts";
import { frameOf } from "../backtest/price-frame.ts";
import { LiveDriver } from "../live/live-driver.ts";
import { pastOf } from "../live/past.ts";
import { backtestOf, barsOf } from "./backtest-scenario.ts";
import { EXCUSED } from "./excuses.ts";
import { barsOf as morningBarsOf, LiveWorld, taskFor } from "./live-world.ts";

const excusesIn = (decisions: readonly (Decision | undefined)[]): ReadonlySet<ControlCode> =>
  new Set(
    decisions.flatMap((decision) =>
      (decision?.verdicts ?? []).flatMap(({ notApplicable }) => notApplicable.map(({ code }) => code)),
    ),
  );

describe("the controls that lack their input are those of the table", () => {
  it("in backtests over bars with gaps", () => {
    const half = wanting({ SPY: 0.5, TLT: 0.5 });
    const bars = [barsOf("SPY", [100, 101, 102, 103], { missing: [1] }), barsOf("TLT", [50, 51, 50, 51])];
    const sizings: readonly BacktestTask["sizing"][] = ["trade-price", "signal-close"];
    const decisions = sizings.flatMap((sizing) => {
      const task = backtestOf(half, bars, { fill: FILLS["next-open"], sizing });
      const world = new BacktestWorld(task, frameOf(bars, "raw"));
      return [1, 2, 3].map((row) => world.pass(row).decision);
    });

    expect(excusesIn(decisions)).toEqual(new Set(EXCUSED.backtest));
  });

  it("in a run over complete bars: none", async () => {
    const { decision } = await new LiveWorld().run(taskFor(mandateFor(wanting({ SPY: 0.6, TLT: 0.4 }))));

    expect(decision?.verdicts).toHaveLength(2);
    expect(excusesIn([decision])).toEqual(new Set());
  });

  it("in a run that takes shelter in a symbol without bars", async () => {
    const world = new LiveWorld();
    const sheltered = sleeve("main", "1", undecided("a bar is missing"), { kind: "shelter", ticker: ticker("GLD") });
    const past = pastOf([morningBarsOf("SPY")], YESTERDAY);
    const task = taskFor(mandateFor([sheltered]));
    const { decision } = await new LiveDriver(world.ports, { task, past, witness: () => undefined }).run();

    expect(excusesIn([decision])).toEqual(new Set(EXCUSED.live));
  });
});
