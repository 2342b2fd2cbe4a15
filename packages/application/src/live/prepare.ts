import { holdingsOf, LedgerFold, type Mandate } from "@alchemiser/domain";
import type { Aim, CycleTask } from "../cycle/cycle.ts";
import type { Desk } from "./desk.ts";
import { flatRevision } from "./flat-revision.ts";
import { pastOfHeld, pastToDecideOn, type IncompletePast, type KnownPast } from "./known-past.ts";
import { tradingDayAt, type NoTradingDay, type TradingDay } from "./trading-day.ts";

/** What a person wants of a run. */
export interface Errand {
  readonly aim?: Aim;
  /** Another decision in a session that has one; without it a flatten finds its own. */
  readonly revision?: number | undefined;
}

/** A cycle that can begin. */
export interface Prepared extends Omit<KnownPast, "outcome"> {
  readonly outcome: "prepared";
  readonly day: TradingDay;
  readonly task: CycleTask;
}

/** `bars`: the past is not complete. `symbols`: the broker does not know some. `closed`: the exchange is. */
export type NotPrepared = IncompletePast | NoTradingDay;

/** Look-ups for a minute, and a cancel that is asked for a few times. */
const PATIENCE = { ambiguityMs: 60_000, firstLookUpMs: 500, cancelChecks: 6 };

/** Finds the trading day, and the past: all that the mandate reads where it decides, else what is known of its holdings. */
export async function prepare(
  desk: Desk,
  mandate: Mandate,
  { aim = "rebalance", revision }: Errand = {},
): Promise<Prepared | NotPrepared> {
  const { marketData, clock, ledger } = desk.ports;
  const answer = await tradingDayAt(clock.now(), marketData);
  if (answer.outcome === "refused") return answer;

  const { day } = answer;
  const { tradeSession, window } = day;
  const fold = LedgerFold.of(await ledger.records());
  // Whoever sends nothing needs no prices.
  const held = aim === "reconcile" ? [] : [...holdingsOf(fold.book).keys()];
  const needed = { day, held };
  const known = aim === "rebalance" ? await pastToDecideOn(desk, mandate, needed) : await pastOfHeld(desk, needed);
  if (known.outcome === "refused") return known;

  const { bars, past } = known;
  const key = { account: fold.account ?? "", mandate: mandate.name, tradeSession };
  const task: CycleTask = {
    aim,
    mandate,
    tradeSession,
    revision: revision ?? (aim === "flatten" ? await flatRevision(ledger, key) : 0),
    window,
    patience: PATIENCE,
    // Who wants out does not wait for an auction, which takes whole shares alone.
    execution: aim === "flatten" ? { ...mandate.execution, auction: "none" } : mandate.execution,
  };
  return { outcome: "prepared", day, bars, past, task };
}
