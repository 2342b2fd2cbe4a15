import {
  DEFAULT_LIMITS,
  instant,
  known,
  WHOLE,
  type Breakers,
  type Decision,
  type Instant,
  type LedgerRecord,
  type Mandate,
} from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import type { CrashWorld } from "../testing/crash-world.ts";
import {
  disagreements,
  MARKET,
  ordersOf,
  outcomeOf,
  SECOND_WISHES,
  secondMorning,
  thin,
  type Morning,
} from "../testing/second-morning.ts";
import type { Troubles } from "../testing/troubled-broker.ts";
import type { Cycle, CycleTask } from "./cycle.ts";
import { begin, cycleStep } from "./cycle-step.ts";
import type { CycleEvent } from "./event.ts";
import { launch } from "./flight.ts";

const withBreakers = (changes: Partial<Breakers>): Mandate => ({
  ...SECOND_WISHES,
  limits: { ...SECOND_WISHES.limits, breakers: { ...DEFAULT_LIMITS.breakers, ...changes } },
});
const ACTING = withBreakers({});

interface Fall {
  readonly to: number;
  /** In quarters of a minute after the opening of the second day. */
  readonly fromTick: number;
}

/** The second morning in a market where everything falls to a part of what it was. */
function fallingMorning({ to, fromTick }: Fall, mandate = ACTING, troubles: Partial<Troubles> = {}): Morning {
  let part = (_tick: number): number => 1;
  const price: typeof MARKET.price = (ticker, tick) => MARKET.price(ticker, tick) * part(tick);
  const morning = secondMorning(troubles, { mandate }, { ...MARKET, price });
  part = (tick) => (tick < fromTick ? 1 : to);
  return morning;
}

const BUYS = ["BIL", "GLD", "TLT"];

const statesIn = ({ world }: Morning): readonly string[] =>
  world.records.flatMap((record) => (record.kind === "state" ? [record.state] : []));

const resumed = ({ world }: Morning): Extract<LedgerRecord, { readonly kind: "state" }> => ({
  kind: "state",
  at: world.broker.now,
  state: "ACTIVE",
  reason: "looked at it",
});

describe("a loss since the session before", () => {
  it("that was there in the morning lets the sells through and no buys", () => {
    const morning = fallingMorning({ to: 0.96, fromTick: 0 });
    const outcome = outcomeOf(morning.world.run(morning.task));

    expect(outcome).toMatchObject({ kind: "done", result: "partial" });
    expect(ordersOf(morning.world)).toEqual(["sell SPY 0"]);
    expect(statesIn(morning)).toEqual(["REDUCING"]);
    expect("legs" in outcome ? outcome.legs.map(({ shortfall }) => shortfall) : []).toEqual([
      undefined,
      ...BUYS.map(() => "not sent: trading is REDUCING"),
    ]);
    expect(disagreements(morning)).toEqual([]);
  });

  it("that comes between two attempts at the sells leaves the buys unsent", () => {
    const morning = fallingMorning({ to: 0.96, fromTick: 1 }, ACTING, { liquidity: thin });

    expect(outcomeOf(morning.world.run(morning.task))).toMatchObject({ kind: "done", result: "partial" });
    expect(ordersOf(morning.world)).toEqual(["sell SPY 0", "sell TLT 0", "sell SPY 1", "sell TLT 1"]);
    expect(statesIn(morning)).toEqual(["REDUCING"]);
    expect(disagreements(morning)).toEqual([]);
  });

  it("that comes between two attempts at the buys makes the first ones the last", () => {
    const patient = withBreakers({ severeDayLoss: WHOLE, drawdown: WHOLE });
    const morning = fallingMorning({ to: 0.8, fromTick: 2 }, patient, { liquidity: thin });

    expect(outcomeOf(morning.world.run(morning.task))).toMatchObject({ kind: "done", result: "partial" });
    expect(ordersOf(morning.world).slice(-2)).toEqual(["buy BIL 0", "buy GLD 0"]);
    expect(statesIn(morning)).toEqual(["REDUCING"]);
    expect(disagreements(morning)).toEqual([]);
  });

  it("that is severe ends the cycle there and then, and every later one before it begins", () => {
    const morning = fallingMorning({ to: 0.9, fromTick: 1 }, ACTING, { liquidity: thin });
    const reason = expect.stringMatching(
      /^the mandate is worth \d+.*, it was worth 100000.00 in the session before$/,
    ) as unknown;

    expect(outcomeOf(morning.world.run(morning.task))).toMatchObject({ kind: "halted", reason });
    expect(ordersOf(morning.world)).toEqual(["sell SPY 0", "sell TLT 0"]);
    expect(statesIn(morning)).toEqual(["HALTED"]);
    expect(disagreements(morning)).toEqual([]);
    expect(outcomeOf(morning.world.run(morning.task))).toMatchObject({ kind: "halted" });
    expect(ordersOf(morning.world)).toHaveLength(2);
  });

  it("counts no more once a person has let trading go on: the same decision is carried out", () => {
    const morning = fallingMorning({ to: 0.9, fromTick: 0 });
    morning.world.run(morning.task);
    morning.world.journal([resumed(morning)]);

    expect(outcomeOf(morning.world.run(morning.task))).toMatchObject({ kind: "done", result: "success" });
    expect(statesIn(morning)).toEqual(["HALTED", "ACTIVE"]);
  });

  it("is told and stops nothing where it is counted", () => {
    const morning = fallingMorning({ to: 0.8, fromTick: 0 }, withBreakers({ mode: "counted" }));
    const { cycle } = morning.world.run(morning.task);

    expect(outcomeOf({ cycle })).toMatchObject({ kind: "done", result: "success" });
    expect(known(cycle, "it has ended").trips.map(({ breaker }) => breaker)).toEqual([
      "DAY_LOSS",
      "SEVERE_DAY_LOSS",
      "DRAWDOWN",
    ]);
    expect(statesIn(morning)).toEqual([]);
  });

  it("is not believed where the gate would not trade at its prices", () => {
    const { maxPriceJump } = DEFAULT_LIMITS;
    const careful: Mandate = { ...ACTING, limits: { ...ACTING.limits, maxPriceJump } };
    const morning = fallingMorning({ to: 0.5, fromTick: 1 }, careful, { liquidity: thin });
    morning.world.run(morning.task);

    expect(statesIn(morning)).toEqual([]);
    expect(ordersOf(morning.world)).toEqual(["sell SPY 0", "sell TLT 0"]);
  });

  it("is no base for the next session, either, where it is not believed", () => {
    const { maxPriceJump } = DEFAULT_LIMITS;
    const patient = withBreakers({ dayLoss: WHOLE, severeDayLoss: WHOLE, drawdown: WHOLE });
    const careful: Mandate = { ...patient, limits: { ...patient.limits, maxPriceJump } };
    const valuesAfter = (to: number): number => {
      const morning = fallingMorning({ to, fromTick: 1 }, careful);
      morning.world.pass(20_000);
      const before = morning.world.records.length;
      morning.world.run(morning.task);
      return morning.world.records.slice(before).filter(({ kind }) => kind === "valued").length;
    };

    expect(valuesAfter(0.98)).toBe(1);
    expect(valuesAfter(0.5)).toBe(0);
  });

  it("that a person has seen does not halt what was let go on to sell alone", () => {
    const morning = fallingMorning({ to: 0.9, fromTick: 0 });
    morning.world.run(morning.task);
    morning.world.journal([{ ...resumed(morning), state: "REDUCING" }]);

    expect(outcomeOf(morning.world.run(morning.task))).toMatchObject({ kind: "done", result: "partial" });
    expect(statesIn(morning)).toEqual(["HALTED", "REDUCING"]);
    expect(ordersOf(morning.world)).toEqual(["sell SPY 0"]);
  });

  it("is found again by a run after a crash, at whatever command that came", () => {
    const { commands } = (() => {
      const { world, task } = fallingMorning({ to: 0.96, fromTick: 0 }, ACTING, { liquidity: thin });
      return world.run(task);
    })();
    for (let diesAfter = 1; diesAfter < commands; diesAfter++) {
      const morning = fallingMorning({ to: 0.96, fromTick: 0 }, ACTING, { liquidity: thin });
      morning.world.run(morning.task, { diesAfter });
      const outcome = outcomeOf(morning.world.run(morning.task));

      expect(outcome.kind).toBe("done");
      expect(ordersOf(morning.world).filter((order) => order.startsWith("buy"))).toEqual([]);
      expect(disagreements(morning)).toEqual([]);
    }
  });
});

describe("orders that the broker rejects", () => {
  it("end all trading when they are as many as the mandate bears", () => {
    const morning = secondMorning({ fates: ["rejected", "rejected"] }, { mandate: withBreakers({ rejects: 2 }) });
    const reason = "the broker has rejected 2 orders in this run";

    expect(outcomeOf(morning.world.run(morning.task))).toMatchObject({ kind: "halted", reason });
    expect(ordersOf(morning.world)).toEqual([]);
    expect(statesIn(morning)).toEqual(["HALTED"]);
  });

  it("are counted anew in the run after a person has resumed", () => {
    const morning = secondMorning({ fates: ["rejected", "rejected"] }, { mandate: withBreakers({ rejects: 2 }) });
    morning.world.run(morning.task);
    morning.world.journal([resumed(morning)]);

    expect(outcomeOf(morning.world.run(morning.task)).kind).toBe("done");
    expect(statesIn(morning)).toEqual(["HALTED", "ACTIVE"]);
  });
});

describe("a broker that goes out of reach", () => {
  const gone = (at: Instant): CycleEvent => {
    return { kind: "out-of-reach", at, service: "the trading API", until: instant(at + 10_000), reason: "status 503" };
  };

  it("again and again ends the buying, and what works of it is cancelled in the same step", () => {
    const { world, task } = secondMorning({}, { mandate: ACTING });
    const at = world.broker.now;
    const { cycle } = begin(task, at);
    const { intents } = known(decisionOf(world, task), "the second morning has decided");
    const buy = known(
      intents.find(({ side }) => side === "buy"),
      "it buys",
    );
    const flown = launch(buy, { at, lifeMs: 1000 }).flight;
    const working: Cycle = {
      ...cycle,
      memory: world.memory(task),
      phase: { name: "trading", side: "buy" },
      flights: new Map([[buy.id, { ...flown, stage: { at: "working", deadline: instant(at + 1000) } }]]),
    };
    const twice = cycleStep(cycleStep(working, gone(at)).cycle, gone(at));
    const step = cycleStep(twice.cycle, gone(at));

    expect(twice.commands).toEqual([]);
    expect(step.commands).toMatchObject([
      { do: "journal", records: [{ kind: "state", state: "REDUCING" }] },
      { do: "cancel", id: buy.id },
    ]);
  });

  it("is only counted before the ledger was read", () => {
    const { world, task } = secondMorning({}, { mandate: ACTING });
    const at = world.broker.now;
    const events = [gone(at), gone(at), gone(at)];
    const { cycle } = events.reduce((step, event) => cycleStep(step.cycle, event), begin(task, at));

    expect(cycle).toMatchObject({ outages: 3, trips: [] });
  });
});

/** What the second morning decides, in a world that is thrown away. */
function decisionOf(world: CrashWorld, task: CycleTask): Decision | undefined {
  world.run(task);
  return world.decisionFor(task);
}
