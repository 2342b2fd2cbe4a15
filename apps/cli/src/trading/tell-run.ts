import type { RunReport } from "@alchemiser/application";
import { tableOf } from "../reports/table.ts";
import { dollarsOf, gainOf, priceOf, sharesOf } from "./spoken.ts";
import { BUYING_AGAIN } from "./kill-switch.ts";
import type { Section } from "./tell-decision.ts";

/** Where the run left the mandate. */
export function positionsSection({ positions, cash, equity, profit }: RunReport): Section {
  const rows = positions.map(({ ticker, shares, price, value, cost }) => [
    ticker,
    sharesOf(shares),
    price === undefined ? "–" : priceOf(price),
    dollarsOf(value),
    gainOf(value.minus(cost)),
  ]);
  const table = tableOf(
    ["symbol", "shares", "price", "value", "gain"],
    [...rows, ["cash", "", "", dollarsOf(cash), ""], ["equity", "", "", dollarsOf(equity), ""]],
    ["left", "right", "right", "right", "right"],
  );
  const earned = profit === undefined ? [] : [`profit since the mandate began: ${gainOf(profit)}`];
  return { title: "Positions", lines: [...table.split("\n"), ...earned] };
}

/** The breakers that tripped, and what is done where buys may not leave any more. */
export function breakersSection({ trips, trading }: Pick<RunReport, "trips" | "trading">): Section | undefined {
  const lines = trips.map(({ breaker, reason }) => `${breaker} tripped: ${reason}`);
  if (trading === "REDUCING") lines.push(`trading is REDUCING now: ${BUYING_AGAIN}`);
  return lines.length === 0 ? undefined : { title: "Breakers and trading", lines };
}

/** One sentence for how it ended. */
export function spokenOutcome({ outcome, aim }: Pick<RunReport, "outcome" | "aim">): string {
  switch (outcome.kind) {
    case "done":
      if (outcome.legs.length === 0) return aim === "reconcile" ? RECONCILED : "done: there was nothing to trade";
      return `done: ${DONE_AS[outcome.result]}`;
    case "undecided":
      return `undecided: ${outcome.reasons.join("; ")}; everything stays as it was`;
    case "refused":
      return `refused: ${outcome.reason}`;
    case "halted":
      return `halted: ${outcome.reason}`;
    case "stopped":
      return "stopped: nothing new was sent, what worked is cancelled, the account is reconciled";
  }
}

const RECONCILED = "done: no order is open, and the account agrees with the ledger to the cent";

const DONE_AS = {
  success: "every order is filled, and the account agrees with the ledger to the cent",
  partial: "only a part of the orders is filled; the rest is told above",
  failed: "no order is filled",
} as const;
