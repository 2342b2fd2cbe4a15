import { randomBytes } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { AlpacaSimulator } from "@alchemiser/alpaca-simulator";
import type { LedgerRecord, Money, Session } from "@alchemiser/domain";
import { newYorkInstant, nextSession } from "@alchemiser/domain";
import { ParquetBarStore } from "@alchemiser/local/bars";
import { VirtualClock } from "@alchemiser/local/clock";
import { SqliteLedger } from "@alchemiser/local/ledger";
import { alpacaPorts } from "./alpaca-ports.ts";
import type { DemoMarket } from "./demo-market.ts";
import type { World } from "./world.ts";

export interface DemoOptions {
  /** Where the demo keeps its account, ledger, bars and reports. */
  readonly folder: string;
  readonly demo: DemoMarket;
  readonly cash: Money;
}

/** When a demo run looks at the market: five minutes after the opening. */
const FIVE_AFTER_OPEN = 9 * 60 + 35;

/** The account number follows from it; the secret is another one in every run. */
const KEY_ID = "demo";

/** Requests in virtual time come faster than Alpaca would take them. */
const REQUESTS_PER_MINUTE = 100_000;

/**
 * A broker on this machine: our simulator behind real HTTP and websockets, its account kept between runs. Each run
 * trades the session after the last one that was ended.
 */
export async function openDemoWorld({ folder, demo, cash }: DemoOptions): Promise<World> {
  await mkdir(folder, { recursive: true });
  const ledgerFile = join(folder, "ledger.sqlite");
  const ledger = SqliteLedger.open(ledgerFile);
  const tradeSession = sessionAfter(await ledger.records(), demo.firstSession);
  const key = { keyId: KEY_ID, secret: randomBytes(20).toString("hex") };
  const simulator = new AlpacaSimulator({
    market: demo.market,
    time: { kind: "virtual", startsAt: newYorkInstant(tradeSession, FIVE_AFTER_OPEN) },
    key,
    cash,
    journal: join(folder, "exchange.jsonl"),
    requestsPerMinute: REQUESTS_PER_MINUTE,
  });
  await simulator.start();
  const clock = new VirtualClock(simulator.now, (to) => Promise.resolve(simulator.moveTo(to)));
  const { bars, ...ports } = alpacaPorts({
    addresses: { tradingUrl: simulator.url, dataUrl: simulator.url, tradingStreamUrl: simulator.tradingStreamUrl },
    credentials: () => Promise.resolve(key),
    clock,
    ledger,
  });
  return {
    name: "demo",
    title: `demo (${demo.market.name}), play money on a simulated exchange at ${simulator.url}`,
    ports,
    bars: { store: new ParquetBarStore(join(folder, "bars")), source: bars, since: demo.since },
    ledgerFile,
    reports: join(folder, "reports"),
    async close() {
      await simulator.stop();
      ledger.close();
    },
  };
}

/** The session to trade: the one after the last that was ended, or the first of the demo. */
function sessionAfter(records: readonly LedgerRecord[], first: Session): Session {
  const last = records.findLast((record) => record.kind === "ended");
  return last === undefined ? first : nextSession(last.session);
}
