import { money, quantity, ticker, type Money, type Quantity, type Ticker } from "@alchemiser/domain";
import * as z from "zod";
import { STANDALONE_KEY } from "../../worlds/open-world.ts";

const Account = z.object({ cash: z.string() });
const Position = z.object({ symbol: z.string(), qty: z.string() });
const Order = z.object({ id: z.string(), client_order_id: z.string(), status: z.string(), filled_qty: z.string() });
const Fill = z.object({
  id: z.string(),
  order_id: z.string(),
  cum_qty: z.string(),
  qty: z.string(),
  price: z.string(),
});

interface BrokerSideOrder {
  readonly clientId: string;
  readonly status: string;
  readonly filled: Quantity;
}

/** An account as any client of the broker's interface sees it: asked over HTTP, past all of our adapters. */
export interface BrokerSide {
  readonly cash: Money;
  readonly positions: ReadonlyMap<Ticker, Quantity>;
  readonly orders: readonly BrokerSideOrder[];
  /** `order@cumulative: quantity at price` of every fill. */
  readonly fills: readonly string[];
}

const HEADERS = { "APCA-API-KEY-ID": STANDALONE_KEY.keyId, "APCA-API-SECRET-KEY": STANDALONE_KEY.secret };
const PAGE = 100;

export async function brokerSide(url: string): Promise<BrokerSide> {
  const ask = async (path: string): Promise<unknown> => (await fetch(`${url}/v2${path}`, { headers: HEADERS })).json();
  const { cash } = Account.parse(await ask("/account"));
  const positions = z.array(Position).parse(await ask("/positions"));
  const orders = z.array(Order).parse(await ask("/orders?status=all&limit=500"));
  const names = new Map(orders.map((order) => [order.id, order.client_order_id]));
  return {
    cash: money(cash),
    positions: new Map(positions.map(({ symbol, qty }) => [ticker(symbol), quantity(qty)])),
    orders: orders.map((order) => ({
      clientId: order.client_order_id,
      status: order.status,
      filled: quantity(order.filled_qty),
    })),
    fills: (await fillsOf(ask)).map(
      (fill) =>
        `${names.get(fill.order_id) ?? fill.order_id}@${plain(fill.cum_qty)}: ${plain(fill.qty)} at ${plain(fill.price)}`,
    ),
  };
}

async function fillsOf(ask: (path: string) => Promise<unknown>): Promise<readonly z.infer<typeof Fill>[]> {
  const all: z.infer<typeof Fill>[] = [];
  for (;;) {
    const after = all.at(-1)?.id;
    const token = after === undefined ? "" : `&page_token=${encodeURIComponent(after)}`;
    const page = z
      .array(Fill)
      .parse(await ask(`/account/activities/FILL?direction=asc&page_size=${String(PAGE)}${token}`));
    all.push(...page);
    if (page.length < PAGE) return all;
  }
}

/** Without the zeros at the end. */
const plain = (amount: string): string => quantity(amount).toString();
