import {
  isoTime,
  known,
  money,
  orderId,
  price,
  quantity,
  ticker,
  type OrderRequest,
  type OrderReport,
} from "@alchemiser/domain";
import { mandateFor, marketAt, NOW, wanting } from "@alchemiser/domain/testing";
import { describe, expect, it } from "vitest";
import type { Command } from "../cycle/command.ts";
import { ended, newCycle, type CycleStep } from "../cycle/cycle.ts";
import type { CycleEvent } from "../cycle/event.ts";
import type { Outcome } from "../cycle/outcome.ts";
import type { RunEvent } from "../ports/run-events.ts";
import { LiveWorld, taskFor } from "../testing/live-world.ts";
import { runEvents } from "./run-events.ts";

const identity = { runId: "run-1", correlationId: "test/2025-07-02" };
const task = taskFor(mandateFor(wanting({ SPY: 1 })));
const id = orderId("order-1");
const spy = ticker("SPY");

const request: OrderRequest = {
  id,
  ticker: spy,
  side: "buy",
  size: { in: "shares", quantity: quantity("2") },
  terms: { type: "limit", limit: price("500") },
  timeInForce: "day",
  hours: "regular",
};

const report: OrderReport = {
  status: "filled",
  brokerId: "b-1",
  filled: quantity("2"),
  averagePrice: price("499.5"),
  reason: undefined,
  at: NOW,
};

const fill = {
  executionId: "order-1@2",
  orderId: id,
  ticker: spy,
  side: "buy",
  quantity: quantity("2"),
  price: price("499.5"),
  at: NOW,
} as const;

const snapshot = {
  account: "A1",
  kind: undefined,
  equityAtLastClose: undefined,
  cash: money("12.5"),
  buyingPower: money("12.5"),
  equity: money("12.5"),
  accruedFees: money("0"),
  positions: new Map(),
  restriction: undefined,
  entitlements: new Set<never>(),
};

/** What subscribers are told of an event and the step that it made. */
function told(event: CycleEvent, step: CycleStep = asking()): readonly RunEvent[] {
  const events: RunEvent[] = [];
  runEvents(identity, [(one) => events.push(one)])(event, step);
  return events;
}

const asking = (...commands: readonly Command[]): CycleStep => ({ cycle: newCycle(task), commands });

const woke: CycleEvent = { kind: "woke", at: NOW, id };

/** What a subscriber is told, such as "info order-accepted of order-1", and the data with it. */
type Line = readonly [headline: string, data: RunEvent["data"]];

const spoken = ({ level, name, causationId, data }: RunEvent): Line => [
  `${level} ${name}${causationId === undefined ? "" : ` of ${causationId}`}`,
  data,
];

const NEWS: readonly { readonly event: CycleEvent; readonly lines: readonly Line[] }[] = [
  {
    event: { kind: "account-read", at: NOW, snapshot, page: { fills: [], activities: [], cursor: undefined } },
    lines: [["debug account-read", { cash: "12.5" }]],
  },
  {
    event: { kind: "observed", at: NOW, market: marketAt({ SPY: "500", TLT: "100" }), openOrders: [] },
    lines: [["debug market-observed", { quotes: 2 }]],
  },
  {
    event: { kind: "submitted", at: NOW, id, submission: { outcome: "accepted", report } },
    lines: [["info order-accepted of order-1", {}]],
  },
  {
    event: { kind: "submitted", at: NOW, id, submission: { outcome: "rejected", code: "X", reason: "not today" } },
    lines: [["warn order-rejected of order-1", { reason: "not today" }]],
  },
  {
    event: { kind: "submitted", at: NOW, id, submission: { outcome: "duplicate", reason: "must be unique" } },
    lines: [["warn order-duplicate of order-1", { reason: "must be unique" }]],
  },
  {
    event: { kind: "submitted", at: NOW, id, submission: { outcome: "unanswered", reason: "timed out" } },
    lines: [["warn order-unanswered of order-1", { reason: "timed out" }]],
  },
  {
    event: { kind: "reported", at: NOW, id, report, fill: undefined },
    lines: [["debug order-reported of order-1", { status: "filled", filled: "2" }]],
  },
  {
    event: { kind: "reported", at: NOW, id, report, fill },
    lines: [["info order-filled of order-1", { side: "buy", ticker: "SPY", quantity: "2", price: "499.5" }]],
  },
  {
    event: { kind: "unclear", at: NOW, id, reason: 'status: "paused" is not known' },
    lines: [["error order-unclear of order-1", { reason: 'status: "paused" is not known' }]],
  },
  {
    event: {
      kind: "reported",
      at: NOW,
      id,
      report: { ...report, status: "rejected", reason: "halted" },
      fill: undefined,
    },
    lines: [["warn order-rejected of order-1", { reason: "halted" }]],
  },
  {
    event: { kind: "out-of-reach", at: NOW, service: "the data API", until: NOW, reason: "status 503" },
    lines: [["error broker-out-of-reach", { service: "the data API", reason: "status 503", until: isoTime(NOW) }]],
  },
  {
    event: { kind: "in-reach", at: NOW, service: "the data API" },
    lines: [["info broker-in-reach", { service: "the data API" }]],
  },
  { event: { kind: "stop", at: NOW }, lines: [["warn stop-asked", {}]] },
  { event: { kind: "halt", at: NOW, reason: "the news" }, lines: [["warn stop-asked", {}]] },
  { event: woke, lines: [] },
];

const QUESTIONS: readonly { readonly command: Command; readonly lines: readonly Line[] }[] = [
  {
    command: { do: "submit", request },
    lines: [["info order-submitted of order-1", { side: "buy", ticker: "SPY", peg: 0 }]],
  },
  { command: { do: "cancel", id }, lines: [["info order-cancel-asked of order-1", {}]] },
  {
    command: { do: "pause", until: NOW },
    lines: [["info slice-awaited", { until: "2025-07-02T13:35:00.000Z" }]],
  },
  { command: { do: "find", id }, lines: [] },
  { command: { do: "recall" }, lines: [] },
];

const OUTCOMES: readonly (readonly [level: string, outcome: Outcome])[] = [
  ["info", { kind: "done", result: "success", legs: [] }],
  ["warn", { kind: "done", result: "partial", legs: [] }],
  ["warn", { kind: "done", result: "failed", legs: [] }],
  ["warn", { kind: "undecided", reasons: [] }],
  ["warn", { kind: "refused", reason: "closed" }],
  ["warn", { kind: "stopped", legs: [] }],
  ["error", { kind: "halted", reason: "not what the ledger says", legs: [] }],
];

describe("the events of a run", () => {
  it.each(NEWS)("tell what the world said: $event.kind", ({ event, lines }) => {
    expect(told(event).map(spoken)).toEqual(lines);
  });

  it.each(QUESTIONS)("tell what the cycle asked for: $command.do", ({ command, lines }) => {
    expect(told(woke, asking(command)).map(spoken)).toEqual(lines);
  });

  it.each(OUTCOMES)("are at level %s when the run has ended as %j", (level, outcome) => {
    const { kind } = outcome;

    expect(told(woke, ended(newCycle(task), outcome)).map(spoken)).toEqual([[`${level} run-ended`, { outcome: kind }]]);
  });

  it("tell how many orders a decision has, and how many were denied", async () => {
    const { decision } = await new LiveWorld().run(task);
    const frozen = known(decision, "the run has decided");
    const denied = frozen.verdicts.map((verdict) => ({ ...verdict, outcome: "denied" as const }));

    expect(told({ kind: "frozen", at: NOW, decision: frozen }).map(spoken)).toEqual([
      ["info decision-frozen", { orders: 1, denied: 0 }],
    ]);
    expect(
      told({ kind: "frozen", at: NOW, decision: { ...frozen, intents: [], verdicts: denied } }).map(spoken),
    ).toEqual([
      ["info decision-frozen", { orders: 0, denied: 1 }],
      [expect.stringMatching(/^warn order-denied of /), { side: "buy", ticker: "SPY", reason: "" }],
    ]);
  });

  it("carry the run, what belongs to it, and the time of the step", () => {
    expect(told({ kind: "stop", at: NOW })).toEqual([
      { ...identity, at: NOW, name: "stop-asked", level: "warn", causationId: undefined, data: {} },
    ]);
  });

  it("are told to every subscriber, in the order of a run", async () => {
    const [log, metrics]: readonly RunEvent[][] = [[], []];
    const world = new LiveWorld();
    const witness = runEvents(identity, [(event) => log?.push(event), (event) => metrics?.push(event)]);
    await world.run(task, { witness });

    expect(log).toEqual(metrics);
    expect(log?.filter(({ level }) => level !== "debug").map(({ name }) => name)).toEqual([
      "decision-frozen",
      "order-submitted",
      "order-filled",
      "order-accepted",
      "run-ended",
    ]);
  });

  it("say of an order how long it took since it was written down, and what its fill cost", async () => {
    const events: RunEvent[] = [];
    const world = new LiveWorld();
    await world.run(task, { witness: runEvents(identity, [(event) => events.push(event)]) });
    const dataOf = (wanted: string): unknown => events.find(({ name }) => name === wanted)?.data;

    expect(dataOf("order-submitted")).toMatchObject({ peg: 0 });
    expect(dataOf("order-accepted")).toEqual({ durationMs: 0 });
    // The quote is 499.90 to 500.10.
    expect(dataOf("order-filled")).toMatchObject({ price: "500.1", durationMs: 0, slippageBp: 2 });
  });
});

describe("a sleeve that is undecided", () => {
  const journalled = (sessions: number): readonly Line[] =>
    told(
      woke,
      asking({
        do: "journal",
        records: [
          {
            kind: "consulted",
            at: NOW,
            session: task.tradeSession,
            undecided: [{ sleeve: "a", sessions, reason: "?" }],
          },
        ],
      }),
    ).map(spoken);

  it("is a warning, and an alert from the third session in a row on", () => {
    const data = (sessions: number): RunEvent["data"] => ({ sleeve: "a", sessions, reason: "?" });

    expect(journalled(2)).toEqual([["warn sleeve-undecided", data(2)]]);
    expect(journalled(3)).toEqual([["error sleeve-still-undecided", data(3)]]);
  });
});
