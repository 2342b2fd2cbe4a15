import type { AlpacaOperation } from "@alchemiser/alpaca";
import type { SimulatedAlpaca } from "@alchemiser/alpaca-simulator";
import {
  legPart,
  midOf,
  newYorkDate,
  NO_SHARES,
  sum,
  ticker,
  MINUTE_MS,
  type Exchange,
  type Instant,
  type LedgerFold,
  type Quantity,
  type Ticker,
} from "@alchemiser/domain";
import { isOfAPerson } from "./actors.ts";
import { CALLS_A_MINUTE } from "./broker.ts";
import type { Disk } from "./disk.ts";
import type { KillSwitch } from "./kill-switch.ts";

/** Watches the broker's door, and says what must never be seen there. */
export class Suspicions {
  readonly #disk: Disk;
  readonly #killSwitch: KillSwitch;
  readonly #now: () => Instant;
  readonly #found: string[] = [];
  readonly #calls: Instant[] = [];

  constructor(disk: Disk, killSwitch: KillSwitch, now: () => Instant) {
    this.#disk = disk;
    this.#killSwitch = killSwitch;
    this.#now = now;
  }

  get found(): readonly string[] {
    return this.#found;
  }

  /** Whatever leaves a process, whether it arrives or not. */
  seeLeaving(operation: AlpacaOperation): void {
    if (operation.name === "submit-order" && this.#killSwitch.isThrown)
      this.add(`${operation.order.client_order_id} left after the kill switch was thrown`);
  }

  see(operation: AlpacaOperation, alpaca: SimulatedAlpaca): void {
    this.#count();
    if (alpaca.exchange.cash.isNegative()) this.add("the account owes money");
    if (operation.name === "submit-order") this.#seeOrder(operation.order, alpaca);
  }

  #seeOrder(
    {
      client_order_id: id,
      side,
      symbol,
      limit_price: limit,
    }: Extract<AlpacaOperation, { readonly name: "submit-order" }>["order"],
    alpaca: SimulatedAlpaca,
  ): void {
    if (isOfAPerson(id)) return;
    const today = newYorkDate(this.#now()).slice(2).replaceAll("-", "");
    if (!id.includes(`-${today}r`)) this.add(`${id} was sent on another day than its own`);
    if (!this.#disk.promises(id)) this.add(`${id} was sent before it was written down`);
    const quote = alpaca.quoteOf(ticker(symbol));
    if (quote !== undefined && Math.abs(Number(limit) / midOf(quote).toNumber() - 1) > FAR)
      this.add(`${id} has a limit of ${String(limit)}, far from the market`);
    const { working } = alpaca.exchange.orders;
    if (side === "buy" && working.some(({ request }) => request.side === "sell" && !isOfAPerson(request.id)))
      this.add(`${id} buys while a sell still works`);
    if (working.some(({ request }) => !isOfAPerson(request.id) && request.side === side && request.ticker === symbol))
      this.add(`${id} was sent while another order of its leg works`);
  }

  /** What is wrong once everything is over, with a ledger that was read anew. */
  conclude(fold: LedgerFold, exchange: Exchange): void {
    const ids = exchange.orders.all.map(({ request }) => request.id);
    for (const id of new Set(ids))
      if (ids.filter((other) => other === id).length > 1) this.add(`${id} was accepted twice`);
    if (fold.trading !== "HALTED") this.compare(fold, exchange);
  }

  /** Where the ledger does not say what the broker has, and what still works. */
  compare(fold: LedgerFold, exchange: Exchange): void {
    const { book, external, openOrders } = fold;
    if (book.cash.isNegative()) this.add(`the mandate has spent ${book.cash.negated().toString()} that is not its own`);
    const cash = book.cash.plus(external.cash);
    if (!cash.equals(exchange.cash))
      this.add(`the ledger has ${cash.toString()} in cash, the broker ${exchange.cash.toString()}`);
    for (const leg of overfilled(fold)) this.add(`${leg} was filled more than it wanted`);
    for (const { intent } of openOrders) this.add(`${intent.id} is open in the ledger`);
    this.seeWorking(exchange);
    for (const [name, shares] of sharesIn(fold)) {
      const theirs = exchange.positions.get(name)?.quantity ?? NO_SHARES;
      if (!theirs.equals(shares)) this.add(`${name}: ${shares.toString()} in the ledger, ${theirs.toString()} held`);
    }
    for (const [name, { quantity }] of exchange.positions)
      if (!quantity.isZero() && !sharesIn(fold).has(name)) this.add(`${name} is held, and not in the ledger`);
  }

  /** None of our orders may work any more. */
  seeWorking({ orders }: Exchange): void {
    for (const { request } of orders.working) if (!isOfAPerson(request.id)) this.add(`${request.id} still works`);
  }

  #count(): void {
    const now = this.#now();
    while ((this.#calls[0] ?? now) <= now - MINUTE_MS) this.#calls.shift();
    this.#calls.push(now);
    if (this.#calls.length > CALLS_A_MINUTE) this.add("more calls in a minute than are allowed");
  }

  add(what: string): void {
    if (!this.#found.includes(what)) this.#found.push(what);
  }
}

/** No order may be priced farther from the market than this. */
const FAR = 0.03;

/** The legs whose orders, over all slices and attempts, have got more shares than the decision gave to the sleeves. */
function overfilled({ orders }: LedgerFold): readonly string[] {
  const left = new Map<string, Quantity>();
  for (const { intent, booked } of orders.values()) {
    const leg = legPart(intent.id);
    const wanted = left.get(leg) ?? sum(intent.attribution.map(({ quantity }) => quantity));
    left.set(leg, wanted.minus(booked));
  }
  return [...left].flatMap(([leg, shares]) => (shares.isNegative() ? [leg] : []));
}

function sharesIn({ book, external }: LedgerFold): ReadonlyMap<Ticker, typeof NO_SHARES> {
  const shares = new Map(external.holdings);
  for (const { holdings } of book.sleeves.values())
    for (const [name, holding] of holdings) shares.set(name, (shares.get(name) ?? NO_SHARES).plus(holding.shares));
  return shares;
}
