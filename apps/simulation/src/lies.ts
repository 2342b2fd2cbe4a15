import type { AlpacaOperation, AlpacaReply } from "@alchemiser/alpaca";
import { isoTime, type Instant } from "@alchemiser/domain";

/** Turns what the broker answered into something else. */
export type Lie = (operation: AlpacaOperation, reply: AlpacaReply) => AlpacaReply;

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Quotes of one symbol with other fields; `undefined` leaves a field out. */
export const misquotes =
  (symbol: string, change: (quote: Fields) => Fields): Lie =>
  ({ name }, reply) => {
    if (name !== "latest-quotes" || !isFields(reply.body) || !isFields(reply.body["quotes"])) return reply;
    const { quotes } = reply.body;
    const quote = quotes[symbol];
    if (!isFields(quote)) return reply;
    return { ...reply, body: { ...reply.body, quotes: { ...quotes, [symbol]: { ...quote, ...change(quote) } } } };
  };

/** What a feed may say that is no price, or not the price. */
export const MISQUOTES: readonly Parameters<typeof misquotes>[1][] = [
  () => ({ bp: 0 }),
  () => ({ ap: 0 }),
  () => ({ bp: "none" }),
  ({ bp, ap }) => ({ bp: ap, ap: bp }),
  ({ bp, ap }) => ({ bp: 10 * Number(bp), ap: 10 * Number(ap) }),
];

/** A history that does not tell yet what was filled after `moment`. */
export const historyUntil = (moment: Instant, { name }: AlpacaOperation, reply: AlpacaReply): AlpacaReply => {
  if (name !== "executions" || !Array.isArray(reply.body)) return reply;
  const entries: readonly unknown[] = reply.body;
  const isLater = (entry: unknown): boolean => {
    const time = isFields(entry) ? entry["transaction_time"] : undefined;
    return typeof time === "string" && time > isoTime(moment);
  };
  const firstLater = entries.findIndex(isLater);
  return firstLater < 0 ? reply : { ...reply, body: entries.slice(0, firstLater) };
};

/** Orders of one symbol are refused, whatever they are. */
export const refuses =
  (
    symbol: string,
    { status, code, message }: { readonly status: number; readonly code: number; readonly message: string },
  ): Lie =>
  (operation, reply) =>
    operation.name === "submit-order" && operation.order.symbol === symbol
      ? { status, headers: new Map(), body: { code, message } }
      : reply;

/** What no repetition changes. */
export const REFUSALS: readonly Parameters<typeof refuses>[1][] = [
  { status: 403, code: 40310000, message: "insufficient buying power" },
  { status: 403, code: 40310000, message: "potential wash trade detected" },
  { status: 422, code: 42210000, message: "asset is not tradable" },
];

/** Nobody knows the key. */
export const locksOut: Lie = () => ({
  status: 401,
  headers: new Map(),
  body: { code: 40110000, message: "unauthorized" },
});

/** Nobody hears what became of an order. */
export const hushes: Lie = ({ name }, reply) =>
  name === "submit-order" && reply.status === 200 ? { status: 502, headers: new Map(), body: undefined } : reply;

/** Nobody hears what became of an order, and whoever looks it up by the id that we gave it finds another one. */
export const mistakes: Lie = (operation, reply) =>
  operation.name === "order-by-client-id" && reply.status === 200 && isFields(reply.body)
    ? { ...reply, body: { ...reply.body, qty: "1", notional: null } }
    : hushes(operation, reply);

/** Whoever has asked for an asset has made the last call of the minute: the orders that follow wait for the next one. */
export const spendsTheMinute: Lie = ({ name }, reply) =>
  name === "asset" && reply.status === 200
    ? { ...reply, headers: new Map([...reply.headers, ["x-ratelimit-remaining", "0"]]) }
    : reply;

/** Something has happened to the account of which the program has never heard. */
export const spinsOff: Lie = ({ name }, reply) => {
  if (name !== "account-changes" || !Array.isArray(reply.body)) return reply;
  const entries: readonly unknown[] = reply.body;
  return { ...reply, body: [...entries, SPIN_OFF] };
};

const SPIN_OFF = {
  id: "20250702120000000::5f596936-6f23-4cef-bdf1-3806aae57dbf",
  activity_type: "SPIN",
  date: "2025-07-02",
  net_amount: "0",
  symbol: "SPY",
  qty: "3",
  status: "executed",
};

/** The account has a dollar more than anything explains. */
export const owesMore: Lie = ({ name }, reply) =>
  name === "account" && isFields(reply.body)
    ? { ...reply, body: { ...reply.body, cash: String(Number(reply.body["cash"]) + 1) } }
    : reply;

/** There are more shares of a symbol than anything explains. */
export const holdsMore =
  (symbol: string): Lie =>
  ({ name }, reply) => {
    const positions: readonly unknown[] = Array.isArray(reply.body) ? reply.body : [];
    const [example] = positions;
    if (name !== "positions" || !isFields(example)) return reply;
    const others = positions.filter((position) => isFields(position) && position["symbol"] !== symbol);
    return { ...reply, body: [...others, { ...example, symbol, qty: "77" }] };
  };
