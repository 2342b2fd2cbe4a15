import { BrokerUnavailable } from "@alchemiser/application";
import { instant, known, type Fill } from "@alchemiser/domain";
import type { OrderNames } from "./order-names.ts";
import type { AlpacaCalls } from "./transport/alpaca-calls.ts";
import type { RecordedFill } from "./wire/decode-activity.ts";
import { decodeOrderName, decodeOrderNames, type OrderName } from "./wire/decode-order-name.ts";
import { executionIdOf } from "./wire/execution-id.ts";

const DAY_MS = 86_400_000;
/** More orders than these are not asked for one by one. */
const FEW = 3;

/** Fills under our ids, and those that are none of our business. */
export interface Named {
  readonly fills: readonly Fill[];
  readonly foreign: readonly RecordedFill[];
}

/** Gives fills our order ids: Alpaca's history tells them by its own, and knows those of everybody's orders. */
export class FillNaming {
  readonly #calls: AlpacaCalls;
  readonly #names: OrderNames;

  constructor(calls: AlpacaCalls, names: OrderNames) {
    this.#calls = calls;
    this.#names = names;
  }

  /**
   * The fills, oldest first as they came, and those of options and coins by themselves.
   *
   * @throws BrokerUnavailable when the order of a fill cannot be found yet: look-ups lag
   */
  async named(fills: readonly RecordedFill[], signal: AbortSignal | undefined): Promise<Named> {
    if (this.#strangersIn(fills).length > FEW) await this.#meetTogether(fills, signal);
    for (const brokerId of this.#strangersIn(fills)) await this.#meet(brokerId, signal);
    const isForeign = ({ brokerId }: RecordedFill): boolean => this.#nameOf(brokerId).kind === "foreign";
    return { fills: fills.flatMap((fill) => this.#named(fill)), foreign: fills.filter(isForeign) };
  }

  #strangersIn(fills: readonly RecordedFill[]): readonly string[] {
    const brokerIds = new Set(fills.map(({ brokerId }) => brokerId));
    return [...brokerIds].filter((brokerId) => this.#names.nameOf(brokerId) === undefined);
  }

  /** Most orders were placed on the day of their fills. */
  async #meetTogether(fills: readonly RecordedFill[], signal: AbortSignal | undefined): Promise<void> {
    const times = fills.map(({ at }) => at);
    const after = instant(Math.min(...times) - DAY_MS);
    const until = instant(Math.max(...times) + 1);
    const { body } = await this.#calls.ask({ name: "orders-between", after, until }, signal);
    for (const name of decodeOrderNames(body)) this.#names.learn(name);
  }

  async #meet(brokerId: string, signal: AbortSignal | undefined): Promise<void> {
    const body = await this.#calls.askFor({ name: "order", brokerId }, signal);
    if (body === undefined)
      throw new BrokerUnavailable(`Alpaca tells of a fill, but not yet of its order "${brokerId}"`);
    this.#names.learn({ ...decodeOrderName(body), brokerId });
  }

  #nameOf(brokerId: string): OrderName {
    return known(this.#names.nameOf(brokerId), "every order of the fills has been met");
  }

  #named({ brokerId, ticker, side, quantity, price, at, cumulative }: RecordedFill): readonly Fill[] {
    const name = this.#nameOf(brokerId);
    if (name.kind === "foreign") return [];
    const executionId = executionIdOf(name.id, cumulative);
    return [{ executionId, orderId: name.id, ticker, side, quantity, price, at }];
  }
}
