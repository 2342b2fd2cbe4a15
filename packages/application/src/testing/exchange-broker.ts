import {
  isWorking,
  midOf,
  NO_SHARES,
  reportOf,
  sum,
  valueOf,
  type Exchange,
  type ExchangeEvent,
  type ExchangeOrder,
  type Fill,
  type Money,
  type OrderId,
  type OrderRequest,
  type Quantity,
} from "@alchemiser/domain";
import { BrokerUnavailable } from "../errors.ts";
import type {
  AccountSnapshot,
  ActivityPage,
  Broker,
  BrokerEvent,
  BrokerOrder,
  Cancellation,
  Leaving,
  OpenOrders,
  Submission,
  Watch,
} from "../ports/broker.ts";

type Listener = (event: BrokerEvent) => void;

/**
 * The domain's exchange as a broker, in process. What happens in a call is told at once; whoever moves the exchange
 * from outside, with quotes or the end of a day, calls `deliver` after it.
 */
export class ExchangeBroker implements Broker {
  readonly #exchange: Exchange;
  readonly #account: string;
  readonly #listeners = new Set<Listener>();
  /** The exchange's fills, under the ids that every broker gives them, as far as they have been read. */
  readonly #fills: Fill[] = [];
  readonly #byExecution = new Map<string, Fill>();
  readonly #filled = new Map<OrderId, Quantity>();

  constructor(exchange: Exchange, account: string) {
    this.#exchange = exchange;
    this.#account = account;
  }

  async account(signal?: AbortSignal): Promise<AccountSnapshot> {
    await patience(signal);
    const { cash, buyingPower, accruedFees, positions, entitlements } = this.#exchange;
    const held = new Map([...positions].map(([ticker, { quantity }]) => [ticker, quantity]));
    const equity = cash.plus(this.#worth());
    return {
      account: this.#account,
      kind: "cash",
      ...{ cash, buyingPower, equity, accruedFees, entitlements, positions: held },
      equityAtLastClose: undefined,
      restriction: undefined,
    };
  }

  async submit(request: OrderRequest, signal?: AbortSignal, leaving?: Leaving): Promise<Submission> {
    await leaving?.mayLeave?.();
    if (signal?.aborted === true || leaving?.recall?.aborted === true) return { outcome: "unsent", reason: "given up" };
    const answer = this.#exchange.submit(request);
    this.deliver();
    if (answer.outcome === "accepted") return { outcome: "accepted", report: reportOf(answer.order) };
    const { code, sentence: reason } = answer;
    return code === "DUPLICATE_ID" ? { outcome: "duplicate", reason } : { outcome: "rejected", code, reason };
  }

  async cancel(id: OrderId, signal?: AbortSignal): Promise<Cancellation> {
    await patience(signal);
    const order = this.#exchange.orders.byClientId(id);
    if (order === undefined) return "unknown";
    if (!isWorking(order)) return "too-late";
    this.#exchange.cancel(order.brokerId);
    this.deliver();
    return "requested";
  }

  async find(id: OrderId, signal?: AbortSignal): Promise<BrokerOrder | undefined> {
    await patience(signal);
    const order = this.#exchange.orders.byClientId(id);
    return order && brokerOrderOf(order);
  }

  async openOrders(signal?: AbortSignal): Promise<OpenOrders> {
    await patience(signal);
    return { orders: this.#exchange.orders.working.map(brokerOrderOf), unclear: [] };
  }

  /** The cursor counts the fills and the activities that were read. */
  async activitiesSince(cursor: string | undefined, signal?: AbortSignal): Promise<ActivityPage> {
    await patience(signal);
    const [fillsRead = 0, activitiesRead = 0] = (cursor ?? "0/0").split("/").map(Number);
    const fills = this.#namedFills().slice(fillsRead);
    const activities = this.#exchange.activities.slice(activitiesRead);
    const isNews = fills.length + activities.length > 0;
    const reached = `${fillsRead + fills.length}/${activitiesRead + activities.length}`;
    return { fills, activities, cursor: isNews ? reached : cursor };
  }

  watch(listener: Listener): Promise<Watch> {
    this.#listeners.add(listener);
    const close = (): Promise<void> => {
      this.#listeners.delete(listener);
      return Promise.resolve();
    };
    return Promise.resolve({ close });
  }

  /** Tells what has happened at the exchange since the last time. */
  deliver(): void {
    for (const happened of this.#exchange.takeEvents()) {
      const event = this.#eventOf(happened);
      for (const listener of this.#listeners) listener(event);
    }
  }

  #eventOf(event: ExchangeEvent): BrokerEvent {
    const { order } = event;
    const fill = event.kind === "fill" ? this.#named(event.fill) : undefined;
    return { kind: "order", id: order.request.id, report: reportOf(order), fill };
  }

  #namedFills(): readonly Fill[] {
    for (const fill of this.#exchange.fills.slice(this.#fills.length)) {
      const cumulative = (this.#filled.get(fill.orderId) ?? NO_SHARES).plus(fill.quantity);
      this.#filled.set(fill.orderId, cumulative);
      const named = { ...fill, executionId: `${fill.orderId}@${cumulative.toString()}` };
      this.#fills.push(named);
      this.#byExecution.set(fill.executionId, named);
    }
    return this.#fills;
  }

  #named({ executionId }: Fill): Fill | undefined {
    this.#namedFills();
    return this.#byExecution.get(executionId);
  }

  /** Positions at the middle of their quotes; at what they cost where there is none. */
  #worth(): Money {
    return sum(
      [...this.#exchange.positions].map(([ticker, { quantity, cost }]) => {
        const quote = this.#exchange.quoteOf(ticker);
        return quote === undefined ? cost : valueOf(quantity, midOf(quote));
      }),
    );
  }
}

function patience(signal: AbortSignal | undefined): Promise<void> {
  return signal?.aborted === true
    ? Promise.reject(new BrokerUnavailable("The exchange was not asked any more", { cause: signal.reason }))
    : Promise.resolve();
}

const brokerOrderOf = (order: ExchangeOrder): BrokerOrder => ({ request: order.request, report: reportOf(order) });
