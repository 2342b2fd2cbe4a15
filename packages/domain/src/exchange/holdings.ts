import type { Ticker } from "../market/ticker.ts";
import { NO_MONEY, NO_SHARES, proRata, valueOf, type Money, type Quantity } from "../money/money.ts";
import { opposite, type Fill } from "../orders/order.ts";

/** Shares and what was paid for them. */
export interface Position {
  readonly quantity: Quantity;
  readonly cost: Money;
}

const NOTHING: Position = { quantity: NO_SHARES, cost: NO_MONEY };

/** Cash and positions of the one account that an exchange keeps. */
export class Holdings {
  #cash: Money;
  readonly #positions = new Map<Ticker, Position>();

  constructor(cash: Money) {
    this.#cash = cash;
  }

  get cash(): Money {
    return this.#cash;
  }

  get positions(): ReadonlyMap<Ticker, Position> {
    return this.#positions;
  }

  sharesOf(ticker: Ticker): Quantity {
    return this.#positions.get(ticker)?.quantity ?? NO_SHARES;
  }

  pay(amount: Money): void {
    this.#cash = this.#cash.minus(amount);
  }

  /** Cash and shares change hands together. A sale takes its part of the cost with it. */
  settle({ ticker, side, quantity, price }: Fill): void {
    const held = this.#positions.get(ticker) ?? NOTHING;
    const value = valueOf(quantity, price);
    this.#cash = side === "buy" ? this.#cash.minus(value) : this.#cash.plus(value);
    const after =
      side === "buy"
        ? { quantity: held.quantity.plus(quantity), cost: held.cost.plus(value) }
        : {
            quantity: held.quantity.minus(quantity),
            cost: held.cost.minus(proRata(held.cost, quantity, held.quantity)),
          };
    this.#keep(ticker, after);
  }

  /** Gives or takes shares for nothing: a split leaves the cost where it was. */
  adjust(ticker: Ticker, shares: Quantity): void {
    const held = this.#positions.get(ticker) ?? NOTHING;
    this.#keep(ticker, { quantity: held.quantity.plus(shares), cost: held.cost });
  }

  /** As if it had never been: what it cost comes back, and the shares go. */
  takeBack(fill: Fill): void {
    this.settle({ ...fill, side: opposite(fill.side) });
  }

  rename(ticker: Ticker, to: Ticker): void {
    const held = this.#positions.get(ticker) ?? NOTHING;
    const other = this.#positions.get(to) ?? NOTHING;
    this.#positions.delete(ticker);
    this.#keep(to, { quantity: other.quantity.plus(held.quantity), cost: other.cost.plus(held.cost) });
  }

  #keep(ticker: Ticker, position: Position): void {
    if (position.quantity.isZero()) this.#positions.delete(ticker);
    else this.#positions.set(ticker, position);
  }
}
