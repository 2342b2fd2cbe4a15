import { invariant } from "../kernel/invariant.ts";
import type { Quote } from "../market/quote.ts";
import type { Ticker } from "../market/ticker.ts";
import { smaller } from "../money/decimal.ts";
import { NO_MONEY, NO_SHARES, type Money, type Price, type Quantity } from "../money/money.ts";
import type { Activity } from "../orders/activity.ts";
import type { Fill, OrderRequest, TradingHours } from "../orders/order.ts";
import type { Refusal } from "../market-rules/order-rules.ts";
import { reservedMoney, reservedShares } from "../market-rules/reservations.ts";
import { validate } from "../market-rules/validate.ts";
import { activityOf, type AccountChange } from "./account-change.ts";
import {
  currentTerms,
  isWorking,
  newOrder,
  remainingShares,
  withFill,
  type ExchangeEvent,
  type ExchangeOrder,
} from "./exchange-order.ts";
import type { AdmissionCode, Answer, ExchangeMoment, ExchangeSettings } from "./exchange-settings.ts";
import { Holdings, type Position } from "./holdings.ts";
import { auctionPrice, isStopReached, matchPrice, meetsQuotes } from "./matching.ts";
import { OrderBook } from "./order-book.ts";

/**
 * The one exchange: it takes orders, reserves for them, matches them against quotes, charges fees at the end of the
 * day and keeps the account. The backtest calls it, the simulator puts HTTP in front of it, the fault simulation wraps
 * it. Everything happens at the moment and with the quotes that it was last given.
 */
export class Exchange {
  readonly entitlements: ExchangeSettings["rules"]["entitlements"];
  readonly #settings: ExchangeSettings;
  readonly #holdings: Holdings;
  readonly #book = new OrderBook();
  readonly #quotes = new Map<Ticker, Quote>();
  readonly #fills: Fill[] = [];
  readonly #activities: Activity[] = [];
  #events: ExchangeEvent[] = [];
  #accruedFees: Money = NO_MONEY;
  #moment: ExchangeMoment;

  constructor(settings: ExchangeSettings, moment: ExchangeMoment) {
    this.#settings = settings;
    this.entitlements = settings.rules.entitlements;
    this.#moment = moment;
    this.#holdings = new Holdings(settings.cash);
  }

  get moment(): ExchangeMoment {
    return this.#moment;
  }

  get cash(): Money {
    return this.#holdings.cash;
  }

  get accruedFees(): Money {
    return this.#accruedFees;
  }

  get positions(): ReadonlyMap<Ticker, Position> {
    return this.#holdings.positions;
  }

  get fills(): readonly Fill[] {
    return this.#fills;
  }

  get activities(): readonly Activity[] {
    return this.#activities;
  }

  get orders(): Pick<OrderBook, "all" | "working" | "get" | "byClientId"> {
    return this.#book;
  }

  /** Cash less what working buys and unpaid fees keep back. Sells add to it only when they are filled. */
  get buyingPower(): Money {
    return this.#moneyBeside(this.#book.working);
  }

  /** Shares that are held and not promised to a working sell. */
  freeShares(ticker: Ticker): Quantity {
    const promised = reservedShares(this.#book.workingIn(ticker), ticker, this.#quotes.get(ticker));
    return this.#holdings.sharesOf(ticker).minus(promised);
  }

  quoteOf(ticker: Ticker): Quote | undefined {
    return this.#quotes.get(ticker);
  }

  /** What has happened since the last call, oldest first. */
  takeEvents(): readonly ExchangeEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  moveTo(moment: ExchangeMoment): void {
    this.#moment = moment;
  }

  submit(request: OrderRequest): Answer {
    const refusal = this.#refusal(request, this.#book.working);
    if (refusal !== undefined) return { outcome: "refused", ...refusal };
    return { outcome: "accepted", order: this.#place(request, undefined) };
  }

  /** The order afterwards; one that was done already stays as it is. */
  cancel(brokerId: string): ExchangeOrder | undefined {
    const order = this.#book.get(brokerId);
    return order && isWorking(order) ? this.#tell({ ...order, status: "canceled" }) : order;
  }

  /** Takes a working order out and puts `request` in its place. */
  replace(brokerId: string, request: OrderRequest): Answer {
    const old = this.#book.get(brokerId);
    invariant(old !== undefined && isWorking(old), `only a working order is replaced, was "${brokerId}"`);
    const others = this.#book.working.filter((order) => order !== old);
    const refusal = this.#refusal(request, others);
    if (refusal !== undefined) return { outcome: "refused", ...refusal };
    this.#tell({ ...old, status: "replaced", replacedBy: this.#book.nextId });
    return { outcome: "accepted", order: this.#place(request, brokerId) };
  }

  /** A new best bid and offer: working orders that it reaches are filled. */
  quote(ticker: Ticker, quote: Quote): void {
    this.#quotes.set(ticker, quote);
    for (const order of this.#book.workingIn(ticker)) this.#meet(order, quote);
  }

  /** The auction of the opening or of the close: its orders trade at its one price, and what is left of them is over. */
  auction(at: "opg" | "cls"): void {
    for (const order of this.#book.working) {
      const { ticker, side, terms, timeInForce } = order.request;
      const quote = timeInForce === at ? this.#quotes.get(ticker) : undefined;
      const price = quote && auctionPrice(terms, side, quote);
      const shares = quote && price && this.#available(order, price, quote);
      const met = price && shares?.isPositive() === true ? this.#fill(order, shares, price) : order;
      if (timeInForce === at && isWorking(met)) this.#tell({ ...met, status: "canceled" });
    }
  }

  /** The end of the trading day: orders for the day expire, and the day's fees are charged. */
  closeDay(): void {
    this.expire("regular");
    this.expire("extended");
    this.chargeFees();
  }

  /** The end of `hours`: what works in them and is not good until cancelled expires. */
  expire(hours: TradingHours): void {
    for (const order of this.#book.working)
      if (order.request.timeInForce !== "gtc" && order.request.hours === hours)
        this.#tell({ ...order, status: "expired" });
  }

  /** Takes the fees that have come together out of the cash. */
  chargeFees(): void {
    if (this.#accruedFees.isZero()) return;
    this.apply({ kind: "fee", amount: this.#accruedFees, note: `regulatory fees of ${this.#moment.session}` });
    this.#accruedFees = NO_MONEY;
  }

  /** What happens to an account without an order: dividends, splits, deposits, fees. */
  apply(change: AccountChange): void {
    const id = `${this.#moment.session}::${this.#activities.length + 1}`;
    const activity = activityOf(change, { id, at: this.#moment.now, holdings: this.#holdings });
    if (activity !== undefined) this.#activities.push(activity);
  }

  #refusal(request: OrderRequest, working: readonly ExchangeOrder[]): Refusal<AdmissionCode> | undefined {
    const { asset, rules, idUniqueness } = this.#settings;
    const { id, ticker } = request;
    if (this.#book.isTaken(id, idUniqueness))
      return { code: "DUPLICATE_ID", sentence: `the id "${id}" was used before` };
    return validate(request, {
      rules,
      session: this.#moment.session,
      now: this.#moment.now,
      account: { buyingPower: this.#moneyBeside(working), held: this.#holdings.sharesOf(ticker) },
      openOrders: working,
      asset: asset(ticker),
      quote: this.#quotes.get(ticker),
    });
  }

  #moneyBeside(working: readonly ExchangeOrder[]): Money {
    let free = this.#holdings.cash.minus(this.#accruedFees);
    for (const order of working) free = free.minus(reservedMoney(order, this.#quotes.get(order.request.ticker)));
    return free;
  }

  #place(request: OrderRequest, replaces: string | undefined): ExchangeOrder {
    const placed = this.#tell({ ...newOrder(this.#book.nextId, request, this.#moment.now), replaces });
    const quote = this.#quotes.get(request.ticker);
    const met = quote === undefined ? placed : this.#meet(placed, quote);
    const isImmediate = request.timeInForce === "ioc" || request.timeInForce === "fok";
    return isImmediate && isWorking(met) ? this.#tell({ ...met, status: "canceled" }) : met;
  }

  /** Lets `order` trade against `quote` as far as phase, terms and liquidity allow. */
  #meet(order: ExchangeOrder, quote: Quote): ExchangeOrder {
    if (!meetsQuotes(order.request, this.#moment.phase)) return order;
    const { request } = order;
    const isReached = !order.isTriggered && isStopReached(request.terms, request.side, quote);
    const awake = isReached ? { ...order, isTriggered: true } : order;
    const arrival = order.isResting ? "maker" : "taker";
    const price = matchPrice(currentTerms(awake), request.side, { quote, arrival });
    const shares = price && this.#available(awake, price, quote);
    if (price !== undefined && shares?.isPositive() === true) return this.#fill(awake, shares, price);
    const resting = { ...awake, isResting: true };
    this.#book.keep(resting);
    return resting;
  }

  #available(order: ExchangeOrder, price: Price, quote: Quote): Quantity {
    const { side, ticker } = order.request;
    const asked = remainingShares(order, price);
    // Dollars need more shares when the price has fallen since they were promised: no more than are held are sold.
    const wanted = side === "sell" ? smaller(asked, this.#holdings.sharesOf(ticker)) : asked;
    const shares = smaller(wanted, this.#settings.liquidity(order, wanted, quote));
    return order.request.timeInForce === "fok" && shares.isBelow(wanted) ? NO_SHARES : shares;
  }

  #fill(order: ExchangeOrder, shares: Quantity, price: Price): ExchangeOrder {
    const { ticker, side, id } = order.request;
    const { now: at, session } = this.#moment;
    const executionId = `${order.brokerId}-${this.#fills.length + 1}`;
    const fill: Fill = { executionId, orderId: id, ticker, side, quantity: shares, price, at };
    const traded = withFill(order, { shares, price, at });
    const fees = this.#settings.costs.fees({ side, session, quantity: traded.filled, value: traded.filledValue });
    const filled = { ...traded, fees, isResting: true };
    this.#accruedFees = this.#accruedFees.plus(fees).minus(order.fees);
    this.#holdings.settle(fill);
    this.#fills.push(fill);
    this.#book.keep(filled);
    this.#events.push({ kind: "fill", order: filled, fill, position: this.#holdings.sharesOf(ticker) });
    return filled;
  }

  #tell(order: ExchangeOrder): ExchangeOrder {
    const told = { ...order, updatedAt: this.#moment.now };
    this.#book.keep(told);
    this.#events.push({ kind: "status", order: told, at: this.#moment.now });
    return told;
  }
}
