import { BrokerUnavailable, UnexpectedAnswer, type ActivityPage } from "@alchemiser/application";
import type { Activity, Fill, OrderId } from "@alchemiser/domain";
import type { OrderNames } from "./order-names.ts";
import type { AlpacaCalls } from "./transport/alpaca-calls.ts";
import { ACTIVITIES_PAGE } from "./transport/alpaca-operation.ts";
import { decodeActivity, decodePage, type RecordedFill } from "./wire/decode-activity.ts";
import { decodeOrder, isEquity } from "./wire/decode-order.ts";
import { executionIdOf } from "./wire/execution-id.ts";

/** Reads what happened in the account. Alpaca tells fills by its own order ids; here they get ours. */
export class AccountHistory {
  readonly #calls: AlpacaCalls;
  readonly #names: OrderNames;

  constructor(calls: AlpacaCalls, names: OrderNames) {
    this.#calls = calls;
    this.#names = names;
  }

  async since(cursor: string | undefined, signal: AbortSignal | undefined): Promise<ActivityPage> {
    const fills: Fill[] = [];
    const activities: Activity[] = [];
    let afterId = cursor;
    for (let isLast = false; !isLast;) {
      const page = decodePage((await this.#calls.ask({ name: "activities", afterId }, signal)).body);
      for (const entry of page) {
        const recorded = decodeActivity(entry);
        if (recorded.kind === "change") activities.push(recorded.activity);
        if (recorded.kind === "fill") fills.push(...(await this.#named(recorded.fill, signal)));
      }
      const lastId = page.at(-1)?.id;
      if (lastId !== undefined && lastId === afterId)
        throw new UnexpectedAnswer("Alpaca's list of activities repeats itself");
      isLast = page.length < ACTIVITIES_PAGE;
      afterId = lastId ?? afterId;
    }
    return { fills, activities, cursor: afterId };
  }

  /** The fill under our id; none, when its order is in something else than stocks and funds. */
  async #named(fill: RecordedFill, signal: AbortSignal | undefined): Promise<readonly Fill[]> {
    const orderId = this.#names.clientIdOf(fill.brokerId) ?? (await this.#lookUp(fill, signal));
    if (orderId === undefined) return [];
    const { ticker, side, quantity, price, at, cumulative } = fill;
    return [{ executionId: executionIdOf(orderId, cumulative), orderId, ticker, side, quantity, price, at }];
  }

  async #lookUp({ brokerId }: RecordedFill, signal: AbortSignal | undefined): Promise<OrderId | undefined> {
    const body = await this.#calls.askFor({ name: "order", brokerId }, signal);
    if (body === undefined)
      throw new BrokerUnavailable(`Alpaca tells of a fill, but not yet of its order "${brokerId}"`);
    if (!isEquity(body)) return undefined;
    const { request } = decodeOrder(body);
    this.#names.learn(request.id, brokerId);
    return request.id;
  }
}
