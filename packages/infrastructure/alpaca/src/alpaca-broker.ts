import {
  BrokerUnavailable,
  UnexpectedAnswer,
  type AccountSnapshot,
  type ActivityPage,
  type Broker,
  type BrokerEvent,
  type BrokerOrder,
  type Cancellation,
  type Leaving,
  type OpenOrders,
  type Submission,
  type Watch,
} from "@alchemiser/application";
import type { OrderId, OrderRequest } from "@alchemiser/domain";
import { accountHistory } from "./account-history.ts";
import { FillNaming } from "./fill-naming.ts";
import { OrderNames } from "./order-names.ts";
import { judgeRefusal } from "./submission-refusal.ts";
import { watchTradeUpdates } from "./watch-trade-updates.ts";
import { AlpacaCalls, type Calling } from "./transport/alpaca-calls.ts";
import { ORDERS_PAGE } from "./transport/alpaca-operation.ts";
import type { AlpacaReply } from "./transport/alpaca-transport.ts";
import { decodeAccount, decodePositions } from "./wire/decode-account.ts";
import { decodeOrder, decodeOrderPage } from "./wire/decode-order.ts";
import { decodeRefusal } from "./wire/decode-refusal.ts";
import { encodeOrder } from "./wire/encode-order.ts";

/** Alpaca as a broker: our contract kept over its protocol. */
export class AlpacaBroker implements Broker {
  readonly #calling: Calling;
  readonly #calls: AlpacaCalls;
  readonly #names = new OrderNames();
  readonly #naming: FillNaming;

  constructor(calling: Calling) {
    this.#calling = calling;
    this.#calls = new AlpacaCalls(calling, (message, options) => new BrokerUnavailable(message, options));
    this.#naming = new FillNaming(this.#calls, this.#names);
  }

  async account(signal?: AbortSignal): Promise<AccountSnapshot> {
    const [account, positions] = await Promise.all([
      this.#calls.ask({ name: "account" }, signal),
      this.#calls.ask({ name: "positions" }, signal),
    ]);
    return { ...decodeAccount(account.body), positions: decodePositions(positions.body) };
  }

  async submit(request: OrderRequest, signal?: AbortSignal, leaving?: Leaving): Promise<Submission> {
    const attempt = await this.#calls.attempt({ name: "submit-order", order: encodeOrder(request) }, signal, leaving);
    if (attempt.outcome !== "answered") return { outcome: attempt.outcome, reason: attempt.reason };
    const { reply } = attempt;
    return isSuccess(reply) ? this.#accepted(request, reply) : this.#refused(request, reply, signal);
  }

  async cancel(id: OrderId, signal?: AbortSignal): Promise<Cancellation> {
    const brokerId = this.#names.brokerIdOf(id) ?? (await this.find(id, signal))?.report.brokerId;
    if (brokerId === undefined) return "unknown";
    const attempt = await this.#calls.attempt({ name: "cancel-order", brokerId }, signal);
    if (attempt.outcome !== "answered")
      throw new BrokerUnavailable(`Alpaca did not say whether it cancels "${id}": ${attempt.reason}`, {
        cause: attempt.cause,
      });
    const { reply } = attempt;
    if (isSuccess(reply)) return "requested";
    if (reply.status === 422) return "too-late";
    if (reply.status === 404) return "unknown";
    throw new UnexpectedAnswer(`Alpaca answered the cancel of "${id}" with status ${reply.status}`);
  }

  async find(id: OrderId, signal?: AbortSignal): Promise<BrokerOrder | undefined> {
    const body = await this.#calls.askFor({ name: "order-by-client-id", clientId: id }, signal);
    return body === undefined ? undefined : this.#learned(theOrder(id, decodeOrder(body)));
  }

  async openOrders(signal?: AbortSignal): Promise<OpenOrders> {
    const orders: BrokerOrder[] = [];
    const unclear: string[] = [];
    let afterBrokerId: string | undefined;
    for (let isLast = false; !isLast;) {
      const page = decodeOrderPage((await this.#calls.ask({ name: "open-orders", afterBrokerId }, signal)).body);
      isLast = page.listed < ORDERS_PAGE;
      if (!isLast && page.lastBrokerId === afterBrokerId)
        throw new UnexpectedAnswer("Alpaca's list of open orders repeats itself");
      afterBrokerId = page.lastBrokerId;
      orders.push(...page.orders.map((order) => this.#learned(order)));
      unclear.push(...page.unclear);
    }
    return { orders, unclear };
  }

  activitiesSince(cursor: string | undefined, signal?: AbortSignal): Promise<ActivityPage> {
    return accountHistory({ calls: this.#calls, naming: this.#naming }, cursor, signal);
  }

  async watch(listener: (event: BrokerEvent) => void): Promise<Watch> {
    const updates = await watchTradeUpdates(this.#calling, this.#names, listener);
    const circuits = this.#calling.circuits.listen(listener);
    return {
      close() {
        circuits.end();
        return updates.close();
      },
    };
  }

  #learned(order: BrokerOrder): BrokerOrder {
    this.#names.learn({ kind: "equity", id: order.request.id, brokerId: order.report.brokerId });
    return order;
  }

  #accepted({ id }: OrderRequest, { body }: AlpacaReply): Submission {
    return { outcome: "accepted", report: this.#learned(theOrder(id, decodeOrder(body))).report };
  }

  async #refused({ id }: OrderRequest, reply: AlpacaReply, signal: AbortSignal | undefined): Promise<Submission> {
    const judgement = judgeRefusal(reply.status, decodeRefusal(reply.body));
    if (judgement.outcome !== "ambiguous") return judgement;
    const { otherwise } = judgement;
    const lookUp = await this.#calls.attempt({ name: "order-by-client-id", clientId: id }, signal);
    const status = lookUp.outcome === "answered" ? lookUp.reply.status : undefined;
    if (status === 200) return { outcome: "duplicate", reason: otherwise.reason };
    return status === 404 ? otherwise : { outcome: "unanswered", reason: otherwise.reason };
  }
}

function theOrder(asked: OrderId, order: BrokerOrder): BrokerOrder {
  if (order.request.id === asked) return order;
  throw new UnexpectedAnswer(`Alpaca told of the order "${order.request.id}" when "${asked}" was meant`);
}

const isSuccess = ({ status }: AlpacaReply): boolean => status >= 200 && status < 300;
