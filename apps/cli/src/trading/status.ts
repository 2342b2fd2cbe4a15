import { isoTime, LedgerFold, money, type LedgerRecord, type TradingState } from "@alchemiser/domain";
import { tableOf } from "../reports/table.ts";
import type { Terminal } from "../terminal.ts";
import { printable } from "../printable.ts";
import { RESUME, type KillSwitch } from "./kill-switch.ts";
import { dollarsOf, sharesOf } from "./spoken.ts";

/** What a ledger adds up to, as plain JSON; amounts are exact and written as text. */
export interface Status {
  readonly world: string;
  readonly ledger: string;
  readonly account: string | undefined;
  /** The ledger's and the kill switch's, whichever forbids more. */
  readonly trading: TradingState;
  /** Why it is not ACTIVE, and since when as far as the ledger knows. */
  readonly restraint: { readonly reason: string; readonly since: string | undefined } | undefined;
  readonly cash: string;
  readonly sleeves: readonly SleeveStatus[];
  readonly external: Readonly<Record<string, string>>;
  readonly openOrders: readonly OrderStatusLine[];
  readonly lastRun: { readonly session: string; readonly outcome: string; readonly at: string } | undefined;
  readonly records: number;
}

interface SleeveStatus {
  readonly sleeve: string;
  readonly holdings: readonly { readonly ticker: string; readonly shares: string; readonly cost: string }[];
  readonly realized: string;
  readonly income: string;
  readonly fees: string;
}

interface OrderStatusLine {
  readonly id: string;
  readonly order: string;
  readonly status: string;
}

/** Whose ledger it is, where, and the switch beside it. */
export interface LedgerPlace extends Pick<Status, "world" | "ledger"> {
  readonly killSwitch: KillSwitch;
}

export function statusOf(records: readonly LedgerRecord[], { world, ledger, killSwitch }: LedgerPlace): Status {
  const fold = LedgerFold.of(records);
  const last = records.findLast((record) => record.kind === "ended");
  return {
    world,
    ledger,
    account: fold.account,
    trading: killSwitch.over(fold.trading),
    restraint: restraintOf(records, fold, killSwitch),
    cash: fold.book.cash.toString(),
    sleeves: [...fold.book.sleeves].map(([sleeve, { holdings, realized, income, fees }]) => ({
      sleeve,
      holdings: [...holdings].map(([ticker, { shares, cost }]) => ({
        ticker,
        shares: shares.toString(),
        cost: cost.toString(),
      })),
      realized: realized.toString(),
      income: income.toString(),
      fees: fees.toString(),
    })),
    external: Object.fromEntries([...fold.external.holdings].map(([ticker, shares]) => [ticker, shares.toString()])),
    openOrders: fold.openOrders.map(({ intent, record }) => ({
      id: intent.id,
      order: `${intent.side} ${sharesOf(intent.quantity)} ${intent.ticker}`,
      status: record.status,
    })),
    lastRun: last && { session: last.session, outcome: last.outcome, at: isoTime(last.at) },
    records: records.length,
  };
}

function restraintOf(
  records: readonly LedgerRecord[],
  { trading }: LedgerFold,
  { reason }: KillSwitch,
): Status["restraint"] {
  if (reason !== undefined) return { reason, since: undefined };
  const last = trading === "ACTIVE" ? undefined : records.findLast((record) => record.kind === "state");
  return last && { reason: last.reason, since: isoTime(last.at) };
}

const restraintText = ({ reason, since }: NonNullable<Status["restraint"]>): readonly string[] => [
  `${since === undefined ? "" : `since ${since}: `}${printable(reason)}`,
  RESUME,
];

export function statusText(status: Status, terminal: Terminal): string {
  const { world, account, trading, cash, sleeves, openOrders, lastRun, ledger } = status;
  const rows = sleeves.flatMap(({ sleeve, holdings }) =>
    holdings.map(({ ticker, shares, cost }) => [sleeve, ticker, shares, dollarsOf(money(cost))]),
  );
  const lines = [
    terminal.styled("bold", `Account ${account ?? "not known yet"} in ${world}, trading is ${trading}`),
    ...(status.restraint === undefined ? [] : restraintText(status.restraint)),
    lastRun === undefined
      ? "no run has ended yet"
      : `last run: ${lastRun.session}, ${lastRun.outcome}, at ${lastRun.at}`,
    "",
    tableOf(["sleeve", "symbol", "shares", "cost"], rows, ["left", "left", "right", "right"]),
    "",
    `cash ${dollarsOf(money(cash))}`,
    ...openOrders.map(({ order, status: state, id }) => `open: ${order}, ${state} (${id})`),
    `ledger ${ledger}, ${status.records} records`,
  ];
  return lines.join("\n");
}
