import { equal } from "node:assert/strict";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { alpaca, PAPER } from "@alchemiser/alpaca";
import { FILLS, pastOf, runBacktest } from "@alchemiser/application";
import * as domain from "@alchemiser/domain";
import { ParquetBarStore } from "@alchemiser/local/bars";
import { SystemClock } from "@alchemiser/local/clock";

// A service of somebody else's, which has the packages from their tarballs and knows nothing of their workspace.

const { money, session, ticker, weight } = domain;
const sessions = domain.sessionsBetween(session("2023-01-03"), session("2023-12-29"));
const column = (value: (row: number) => number): Float64Array => Float64Array.from(sessions, (_, row) => value(row));
const close = column((row) => 100 + 10 * Math.sin(row / 20));
const ones = column(() => 1);
const bars: domain.DailyBars = {
  ticker: ticker("SPY"),
  source: "a sine",
  basis: "raw",
  sessions,
  open: close,
  high: close.map((price) => price + 1),
  low: close.map((price) => price - 1),
  close,
  volume: column(() => 1_000_000),
  splitFactor: ones,
  dividendFactor: ones,
};

const store = new ParquetBarStore(await mkdtemp(join(tmpdir(), "alchemiser-service-")));
await store.write({ bars, findings: [], otherSource: "refuse" });
const stored = await store.read(bars.ticker);
if (stored === undefined) throw new Error("the store lost the bars");

const reading = domain.symphony('(defsymphony "hold" (weight-equal [(asset "SPY")]))', "hold.clj");
if (reading.outcome === "refused") throw new Error(reading.errors.map(domain.describeError).join("\n"));
const mandate: domain.Mandate = {
  name: "service",
  capital: { of: "account" },
  sleeves: [{ name: "hold", weight: domain.WHOLE, strategy: reading.strategy, whenUndecided: domain.REFUSE }],
  rebalance: { cashReserve: weight("0.01"), driftBand: weight("0"), smallestTrade: money("1") },
  limits: domain.FULL_LIMITS,
  costs: domain.alpacaCosts,
  reach: weight("0.001"),
  execution: domain.DEFAULT_LADDER,
  exits: domain.NO_EXITS,
};

const answer = runBacktest({
  mandate,
  bars: [stored],
  capital: money("10000"),
  fill: FILLS["next-open"],
  costs: mandate.costs,
  prices: "raw",
  from: undefined,
  to: undefined,
  sizing: "trade-price",
  shares: "fractional",
});
if (answer.outcome === "refused") throw new Error(answer.reason);
equal(answer.sessions.length, sessions.length - 1);

const tradeSession = session("2023-12-29");
const now = domain.newYorkInstant(tradeSession, 10 * 60);
const price = domain.price("101");
const size = domain.quantity("100");
const decision = domain.decide(
  mandate,
  {
    ...pastOf([stored], session("2023-12-28")),
    now,
    tradeSession,
    isOpen: true,
    prices: new Map([[bars.ticker, price]]),
    quotes: new Map([[bars.ticker, { bid: price, ask: price, bidSize: size, askSize: size, at: now }]]),
    assets: new Map([[bars.ticker, { ticker: bars.ticker, isTradable: true, isFractionable: true }]]),
    ticks: domain.rule612,
  },
  {
    key: { account: "a service", mandate: mandate.name, tradeSession, revision: 0 },
    book: domain.emptyBook(money("10000")),
    working: [],
    terms: { kind: "margin", cash: money("10000"), equityAtLastClose: money("10000"), positions: new Map() },
    recent: new domain.LedgerFold().recent,
    slices: () => 1,
  },
);
const [intent, ...others] = decision.intents;
equal(others.length, 0);
equal(intent?.ticker, bars.ticker);

const { broker } = alpaca({
  ...PAPER,
  feed: "iex",
  credentials: () => Promise.reject(new Error("nobody asked for the key")),
  clock: new SystemClock(),
  random: () => 0.5,
  timeoutMs: 1_000,
});
equal(typeof broker.submit, "function");
