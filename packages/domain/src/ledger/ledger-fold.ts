import type { Instant } from "../calendar/instant.ts";
import type { Session } from "../calendar/session.ts";
import { invariant, known } from "../kernel/invariant.ts";
import type { Ticker } from "../market/ticker.ts";
import type { Recent } from "../market-rules/recent.ts";
import { NO_SHARES, type Quantity } from "../money/money.ts";
import type { Activity } from "../orders/activity.ts";
import type { Fill, OrderId } from "../orders/order.ts";
import { requestOf, type OrderIntent } from "../orders/order-intent.ts";
import { applyReport, intended, isOpen, type OrderRecord } from "../orders/order-record.ts";
import { bought, emptyBook, sleeveOf, sold, withSleeve, type Book } from "../portfolio/book.ts";
import type { Barred } from "../rebalance/exits.ts";
import type { Transfer } from "../rebalance/transfer.ts";
import { afterLook, afterResuming, NO_STANDING, type Standing } from "../risk/standing.ts";
import { isStricter, type TradingState } from "../risk/trading-state.ts";
import { applyActivity } from "./apply-activity.ts";
import { NO_PARTS, type External, type Parts } from "./apply-fill.ts";
import { FillBooks, type Booking } from "./fill-books.ts";
import type { LedgerRecord, Streak } from "./ledger-record.ts";
import { RecentKeeper } from "./recent-keeper.ts";

/** An order with the intent behind it. */
export interface LedgerOrder {
  readonly intent: OrderIntent;
  readonly record: OrderRecord;
  /** What its fills have moved in the books; the broker may have reported more. */
  readonly booked: Quantity;
}

/** Sleeves that did not know what to hold in a session; no session before any did not. */
export interface Consultation {
  readonly session: Session | undefined;
  readonly undecided: readonly Streak[];
}

const NONE: readonly LedgerOrder[] = [];
const NOBODY: ReadonlySet<string> = new Set();

/**
 * Everything that a ledger's records add up to. Applying the same intent, fill, report or activity again changes
 * nothing, and reports may come in any order.
 */
export class LedgerFold {
  #account: string | undefined;
  #parts: Parts = NO_PARTS;
  #cursor: string | undefined;
  #trading: TradingState = "ACTIVE";
  #standing: Standing = NO_STANDING;
  #consultation: Consultation = { session: undefined, undecided: [] };
  readonly #unfinished = new Set<string>();
  #rebalancedIn: Session | undefined;
  readonly #orders = new Map<OrderId, LedgerOrder>();
  readonly #openIds = new Set<OrderId>();
  readonly #activities = new Set<string>();
  readonly #transfers = new Set<string>();
  readonly #fillBooks = new FillBooks((id) => this.#orders.get(id)?.intent);
  readonly #recent = new RecentKeeper();

  /** What records add up to, in their order. */
  static of(records: Iterable<LedgerRecord>): LedgerFold {
    const fold = new LedgerFold();
    for (const record of records) fold.apply(record);
    return fold;
  }

  /** The broker's account that this ledger belongs to; none before it was opened. */
  get account(): string | undefined {
    return this.#account;
  }

  get book(): Book {
    return this.#parts.book;
  }

  get external(): External {
    return this.#parts.external;
  }

  /** Shares that the mandate has given away, as the broker tells it, and did not have. */
  get lacking(): ReadonlyMap<Ticker, Quantity> {
    return this.#parts.lacking;
  }

  /** How far the account's activities have been read. */
  get cursor(): string | undefined {
    return this.#cursor;
  }

  get trading(): TradingState {
    return this.#trading;
  }

  /** The ids of all activities that were counted. */
  get activities(): ReadonlySet<string> {
    return this.#activities;
  }

  /** What the mandate was worth, as far as its breakers ask for it. */
  get standing(): Standing {
    return this.#standing;
  }

  /** Sleeves that went back to their targets in a run that came to no good end: nothing may have been traded for them. */
  get unfinished(): ReadonlySet<string> {
    return this.#unfinished.size === 0 ? NOBODY : new Set(this.#unfinished);
  }

  /** Who was undecided when the sleeves were last asked. */
  get consultation(): Consultation {
    return this.#consultation;
  }

  /** What was traded and sent lately. */
  get recent(): Recent {
    return this.#recent.recent;
  }

  get orders(): ReadonlyMap<OrderId, LedgerOrder> {
    return this.#orders;
  }

  /** Orders of which more may come, oldest first. */
  get openOrders(): readonly LedgerOrder[] {
    return this.#openIds.size === 0 ? NONE : [...this.#openIds].flatMap((id) => this.#orders.get(id) ?? []);
  }

  apply(record: LedgerRecord): void {
    switch (record.kind) {
      case "opened":
        return this.#open(record);
      case "intended":
        return this.#intend(record.intent, record.at);
      case "reported":
        return this.#update(record.id, (order) => applyReport(order, record.report));
      case "filled":
        return this.#fill(record.fill);
      case "activity":
        return once(this.#activities, record.activity.id, () => this.#change(record.activity));
      case "transferred":
        return once(this.#transfers, record.id, () => this.#transfer(record.transfer, record.session));
      case "rebalanced":
        for (const name of record.sleeves) this.#unfinished.add(name);
        this.#rebalancedIn = record.session;
        return this.#rebalanced(record.sleeves, record.session);
      case "sheltered":
        for (const name of record.sleeves) this.#unfinished.delete(name);
        return this.#rebalanced(record.sleeves, undefined);
      case "barred":
        return this.#bar(record.barred);
      case "consulted":
        this.#consultation = { session: record.session, undecided: record.undecided };
        return;
      case "read-to":
        this.#cursor = record.cursor;
        return;
      case "valued":
        this.#standing = afterLook(this.#standing, record);
        return;
      case "state":
        if (isStricter(this.#trading, record.state)) this.#standing = afterResuming(this.#standing);
        this.#trading = record.state;
        return;
      case "ended":
        // A later session in which nobody knew what to hold has finished nothing of an earlier one.
        if (record.outcome === "success" && record.session === this.#rebalancedIn) this.#unfinished.clear();
        return;
    }
  }

  #open({ account, cash, externalCash, external, cursor }: Extract<LedgerRecord, { kind: "opened" }>): void {
    invariant(
      this.#account === undefined,
      () => `a ledger is opened once, this one belongs to "${String(this.#account)}"`,
    );
    this.#account = account;
    this.#parts = { ...NO_PARTS, book: emptyBook(cash), external: { cash: externalCash, holdings: external } };
    this.#cursor = cursor;
  }

  #intend(intent: OrderIntent, at: Instant): void {
    if (this.#orders.has(intent.id)) return;
    this.#orders.set(intent.id, { intent, record: intended(requestOf(intent), at), booked: NO_SHARES });
    this.#openIds.add(intent.id);
    this.#recent.sent(intent, at);
    const adopted = this.#fillBooks.adopt(this.#parts, intent);
    if (adopted !== undefined) this.#take(adopted);
  }

  #update(id: OrderId, change: (order: OrderRecord) => OrderRecord): void {
    const { intent, record, booked } = known(
      this.#orders.get(id),
      () => `only orders that were intended are reported, was "${id}"`,
    );
    const changed = change(record);
    this.#orders.set(id, { intent, record: changed, booked });
    if (!isOpen(changed)) this.#openIds.delete(id);
  }

  #fill(fill: Fill): void {
    const booking = this.#fillBooks.fill(this.#parts, fill);
    if (booking === undefined) return;
    this.#recent.filled(fill);
    this.#take(booking);
  }

  #take({ parts, id, booked }: Booking): void {
    this.#parts = parts;
    const order = this.#orders.get(id);
    if (order !== undefined) this.#orders.set(id, { ...order, booked: order.booked.plus(booked) });
  }

  #change(activity: Activity): void {
    if (activity.kind !== "bust" && activity.kind !== "correction") {
      this.#parts = applyActivity(this.#parts, activity);
      return;
    }
    const booking = this.#fillBooks.amend(this.#parts, activity);
    if (booking !== undefined) this.#take(booking);
  }

  #keep(book: Book): void {
    this.#parts = { ...this.#parts, book };
  }

  #transfer({ from, to, ticker, quantity, price }: Transfer, session: Session): void {
    const exchanged = { ticker, quantity, price, session };
    const given = withSleeve(this.book, from, sold(sleeveOf(this.book, from), exchanged));
    this.#keep(withSleeve(given, to, bought(sleeveOf(given, to), exchanged)));
  }

  #bar(barred: readonly Barred[]): void {
    const names = new Set([...this.book.sleeves.keys(), ...barred.map(({ sleeve }) => sleeve)]);
    for (const name of names) {
      const tickers = barred.filter(({ sleeve }) => sleeve === name).map(({ ticker }) => ticker);
      this.#keep(withSleeve(this.book, name, { ...sleeveOf(this.book, name), barred: new Set(tickers) }));
    }
  }

  #rebalanced(sleeves: readonly string[], session: Session | undefined): void {
    for (const name of sleeves)
      this.#keep(withSleeve(this.book, name, { ...sleeveOf(this.book, name), lastRebalance: session }));
  }
}

/** Counts what has an id no second time. */
function once(counted: Set<string>, id: string, count: () => void): void {
  if (counted.has(id)) return;
  counted.add(id);
  count();
}
