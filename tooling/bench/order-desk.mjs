import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { alpacaOver } from "@alchemiser/alpaca";
import { LiveDriver, loneMandate, pastOf } from "@alchemiser/application";
import { exactly, instant, noCosts, rule612, session, symphony, ticker } from "@alchemiser/domain";
import { SqliteLedger } from "@alchemiser/local/ledger";
import { wanderingBars } from "./synthetic-bars.mjs";

// A desk whose every part is the one that trades, but for the line: what is handed to it is answered at once, from here.

const YESTERDAY = session("2025-07-01");
const TODAY = session("2025-07-02");
const OPEN = Date.parse("2025-07-02T13:35:00Z");
const HOUR = 3_600_000;
/** More would want the same in one session than the gate lets pass. */
const RUNS_A_LEDGER = 3;

const ACCOUNT = {
  account_number: "A1",
  status: "ACTIVE",
  cash: "10000000",
  buying_power: "10000000",
  equity: "10000000",
  accrued_fees: "0",
  trading_blocked: false,
  account_blocked: false,
  trade_suspended_by_user: false,
};

const replied = (status, body) => ({ status, body, headers: new Map() });

/** Answers as Alpaca does, and refuses each order, so that the next run wants the same ones again. */
function answerTo(operation) {
  switch (operation.name) {
    case "account":
      return replied(200, ACCOUNT);
    case "submit-order":
      return replied(403, { code: 40310000, message: "refused for the sake of the measurement" });
    case "order-by-client-id":
      return replied(404, { code: 40410000, message: "order not found" });
    default:
      return replied(200, []);
  }
}

function tradeable(names) {
  const bars = names.map((name, index) => wanderingBars(name, { from: "2025-01-02", to: YESTERDAY, seed: index + 1 }));
  const closes = new Map(bars.map(({ ticker: name, close }) => [name, close.at(-1)]));
  const size = exactly(1000);
  const quotes = (at) =>
    new Map(
      [...closes].map(([name, close]) => {
        const [bid, ask] = [exactly(Math.round(close * 100 - 1) / 100), exactly(Math.round(close * 100 + 1) / 100)];
        return [name, { bid, ask, bidSize: size, askSize: size, at }];
      }),
    );
  const assets = new Map(
    [...closes.keys()].map((name) => [name, { ticker: name, isTradable: true, isFractionable: true }]),
  );
  return { past: pastOf(bars, YESTERDAY), quotes, assets };
}

/** Equal weights of `orders` symbols: a decision with as many orders, all of them buys. */
export function openOrderDesk(orders) {
  const names = Array.from({ length: orders }, (_, index) => ticker(`S${String(index).padStart(3, "0")}`));
  const assetsText = names.map((name) => `(asset "${name}")`).join(" ");
  const { strategy } = symphony(
    `(defsymphony "equal" {:rebalance-threshold 0.01} (weight-equal [${assetsText}]))`,
    "bench.clj",
  );
  const mandate = loneMandate(strategy, { costs: noCosts });
  const market = tradeable(names);
  const folder = mkdtempSync(join(process.env.LEDGER_FOLDER ?? tmpdir(), "alchemiser-orders-"));
  let ledger = SqliteLedger.open(join(folder, "0.sqlite"));
  const clock = { now: () => instant(OPEN), waitUntil: () => new Promise(() => undefined) };
  let revision = 0;
  return {
    /** One run: how long after the decision each order was handed to the line, in milliseconds. */
    async run() {
      if (revision % RUNS_A_LEDGER === RUNS_A_LEDGER - 1) {
        ledger.close();
        ledger = SqliteLedger.open(join(folder, `${revision}.sqlite`));
      }
      let decidedAt = 0;
      const handedAt = [];
      const line = {
        send(operation) {
          if (operation.name === "submit-order") handedAt.push(performance.now());
          return Promise.resolve(answerTo(operation));
        },
        openTradeUpdates: () => Promise.resolve({ close: () => Promise.resolve() }),
      };
      const { broker } = alpacaOver(line, { feed: "iex", clock, random: () => 0, timeoutMs: 10_000 });
      const marketData = {
        quotes: () => Promise.resolve(market.quotes(clock.now())),
        assets: () => Promise.resolve(market.assets),
      };
      const task = {
        aim: "rebalance",
        mandate,
        tradeSession: TODAY,
        revision: revision++,
        window: { from: instant(OPEN), until: instant(OPEN + HOUR) },
        patience: { ambiguityMs: 60_000, firstLookUpMs: 500, cancelChecks: 6 },
        execution: mandate.execution,
      };
      const witness = (_event, { commands }) => {
        if (commands.some((command) => command.do === "submit")) decidedAt = performance.now();
      };
      const ports = { clock, ledger, broker, marketData, ticks: rule612 };
      const cycle = await new LiveDriver(ports, { task, past: market.past, witness }).run();
      if (handedAt.length !== orders)
        throw new Error(`${handedAt.length} of ${orders} orders left: ${JSON.stringify(cycle.phase)}`);
      return handedAt.map((at) => at - decidedAt);
    },
    close() {
      ledger.close();
      rmSync(folder, { recursive: true });
    },
  };
}
