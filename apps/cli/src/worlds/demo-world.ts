import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { newYorkInstant, nextSession, type LedgerRecord, type Money, type Session } from "@alchemiser/domain";
import { SqliteLedger } from "@alchemiser/local/ledger";
import { openDesk } from "../composition.ts";
import { attachExchange, startExchange, type DemoExchange } from "./demo-exchange.ts";
import type { DemoMarket } from "./demo-market.ts";
import { VirtualClock } from "@alchemiser/local/clock";
import type { World } from "./world.ts";

export interface DemoOptions {
  /** Where the demo keeps its account, ledger, bars and reports. */
  readonly folder: string;
  readonly demo: DemoMarket;
  readonly cash: Money;
  /** A simulator that runs already, instead of one of our own. */
  readonly simulator: { readonly url: string; readonly key: DemoExchange["key"] } | undefined;
}

/** When a demo run looks at the market: five minutes after the opening. */
const FIVE_AFTER_OPEN = 9 * 60 + 35;

/**
 * A broker on this machine: our simulator behind real HTTP and websockets, its account kept between runs. Each run
 * trades the session after the last one that was ended.
 */
export async function openDemoWorld({ folder, demo, cash, simulator }: DemoOptions): Promise<World> {
  await mkdir(folder, { recursive: true });
  const ledgerFile = join(folder, "ledger.sqlite");
  const ledger = SqliteLedger.open(ledgerFile);
  const startsAt = newYorkInstant(sessionAfter(await ledger.records(), demo.firstSession), FIVE_AFTER_OPEN);
  const journal = join(folder, "exchange.jsonl");
  const exchange =
    simulator === undefined
      ? await startExchange({ market: demo.market, startsAt, cash, journal })
      : await attachExchange(simulator.url, simulator.key);
  const clock = new VirtualClock(exchange.now, exchange.moveTo);
  await clock.jumpTo(startsAt);
  return {
    name: "demo",
    title: `demo, play money on a simulated exchange (${demo.market.name}) at ${exchange.url}`,
    ...openDesk({
      addresses: { tradingUrl: exchange.url, dataUrl: exchange.url, tradingStreamUrl: exchange.tradingStreamUrl },
      credentials: () => Promise.resolve(exchange.key),
      clock,
      ledger,
      barsFolder: join(folder, "bars"),
      since: demo.since,
    }),
    ledgerFile,
    reports: join(folder, "reports"),
    async close() {
      await exchange.close();
      ledger.close();
    },
  };
}

/** The session to trade: the one after the last that was ended, or the first of the demo. */
function sessionAfter(records: readonly LedgerRecord[], first: Session): Session {
  const last = records.findLast((record) => record.kind === "ended");
  return last === undefined ? first : nextSession(last.session);
}
