import type { AlpacaOperation, AlpacaReply } from "@alchemiser/alpaca";

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

/** Nobody knows the key. */
export const locksOut: Lie = () => ({
  status: 401,
  headers: new Map(),
  body: { code: 40110000, message: "unauthorized" },
});

/** An order that is looked up by the id that we gave it is another one. */
export const mistakes: Lie = ({ name }, reply) =>
  name === "order-by-client-id" && reply.status === 200 && isFields(reply.body)
    ? { ...reply, body: { ...reply.body, qty: "1", notional: null } }
    : reply;
