import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Clock } from "@alchemiser/application";
import {
  newYorkInstant,
  nextSession,
  upcomingSession,
  type Instant,
  type LedgerRecord,
  type Money,
  type Session,
} from "@alchemiser/domain";
import { SystemClock, VirtualClock } from "@alchemiser/local/clock";
import { SqliteLedger } from "@alchemiser/local/ledger";
import { openDesk } from "../composition.ts";
import type { Failpoint } from "../failpoints/failpoints.ts";
import { reportFileOf } from "../trading/write-report.ts";
import { attachExchange, startExchange, type DemoExchange } from "./demo-exchange.ts";
import type { DemoMarket } from "./demo-market.ts";
import type { World } from "./world.ts";

export interface DemoOptions {
  /** Where the demo keeps its account, ledger, bars and reports. */
  readonly folder: string;
  readonly demo: DemoMarket;
  readonly cash: Money;
  /** A simulator that runs already, instead of one of our own. */
  readonly simulator: { readonly url: string; readonly key: DemoExchange["key"] } | undefined;
  readonly failpoint: Failpoint | undefined;
}

interface DemoWorld extends World {
  /** The one that is to be traded. */
  readonly session: Session;
}

/** When a demo run looks at the market: five minutes after the opening. */
const FIVE_AFTER_OPEN = 9 * 60 + 35;

/**
 * A broker on this machine: our simulator behind real HTTP and websockets, its account kept between runs. Each run
 * trades the session after the last one that is over.
 */
export async function openDemoWorld({ folder, demo, cash, simulator, failpoint }: DemoOptions): Promise<DemoWorld> {
  // Asked for first: without it nothing is to be left on the disk.
  const attached = simulator && (await attachExchange(simulator.url, simulator.key));
  const ledgerFile = join(folder, "ledger.sqlite");
  const ledger = SqliteLedger.open(ledgerFile);
  const reports = join(folder, "reports");
  const session = sessionToTrade(await ledger.records(), reports) ?? demo.firstSession;
  const startsAt = newYorkInstant(session, FIVE_AFTER_OPEN);
  const journal = join(folder, "exchange.jsonl");
  const exchange = attached ?? (await startExchange({ market: demo.market, startsAt, cash, journal }));
  const clock = await clockOf(exchange, startsAt);
  const { url, tradingStreamUrl, dataStreamUrl } = exchange;
  const desk = openDesk({
    addresses: { tradingUrl: url, dataUrl: url, tradingStreamUrl, dataStreamUrl },
    credentials: () => Promise.resolve(exchange.key),
    clock,
    ledger,
    barsFolder: join(folder, "bars"),
    since: demo.since,
    failpoint,
  });
  return {
    ...desk,
    name: "demo",
    title: `demo, play money on a simulated exchange (${demo.market.name}) at ${exchange.url}`,
    session,
    ledgerFile,
    reports,
    async close() {
      await desk.close();
      await exchange.close();
      ledger.close();
    },
  };
}

/** Virtual time begins when the session is to be traded; the machine's time is as it is. */
async function clockOf({ now, moveTo }: DemoExchange, startsAt: Instant): Promise<Clock> {
  if (moveTo === undefined) return new SystemClock();
  const clock = new VirtualClock(now, moveTo);
  // Somebody else may have moved it on, to another session or to a night.
  await clock.jumpTo(now <= startsAt ? startsAt : newYorkInstant(upcomingSession(now), FIVE_AFTER_OPEN));
  return clock;
}

/**
 * The session after the last one that is over. A run that was stopped, or that died before its report was written, is
 * gone on with.
 */
function sessionToTrade(records: readonly LedgerRecord[], reports: string): Session | undefined {
  const last = records.findLast((record) => record.kind === "ended");
  if (last === undefined) return undefined;
  const report = reportFileOf(reports, { tradeSession: last.session, revision: last.revision ?? 0 });
  const isOver = last.outcome !== "stopped" && existsSync(report);
  return isOver ? nextSession(last.session) : last.session;
}
