import { UnexpectedAnswer } from "@alchemiser/application";
import { instant } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { judgeRefusal } from "../submission-refusal.ts";
import { fieldOf, having, lineSamples, specifiedSamples, type Sample } from "../testing/reference-samples.ts";
import { decodeAccount, decodePositions } from "./decode-account.ts";
import { decodeActivity, decodePage } from "./decode-activity.ts";
import { decodeAsset } from "./decode-asset.ts";
import { decodeBars } from "./decode-bars.ts";
import { isEquity } from "./decode-order-name.ts";
import { decodeOrder } from "./decode-order.ts";
import { decodeQuotes } from "./decode-quotes.ts";
import { decodeRefusal } from "./decode-refusal.ts";
import { decodeTradeUpdate } from "./decode-trade-update.ts";

const SDK = lineSamples("sdk-payloads.jsonl");
const DOCUMENTED = lineSamples("documented-samples.jsonl");
const ALL = [...SDK, ...DOCUMENTED, ...specifiedSamples("trading-api.2026-06.json")];

/** Which of `samples` are refused, and why. */
function refusals(samples: readonly Sample[], decode: (body: unknown) => unknown): readonly string[] {
  expect(samples.length).toBeGreaterThan(0);
  return samples.flatMap(({ from, body }) => {
    try {
      decode(body);
      return [];
    } catch (failure) {
      if (!(failure instanceof UnexpectedAnswer)) throw failure;
      return [`${from}: ${failure.message}`];
    }
  });
}

/** Most orders of the SDK's tests carry a stray mark behind their symbol. */
const withoutMark = (body: unknown): unknown =>
  typeof body === "object" ? { ...body, symbol: String(fieldOf(body, "symbol")).replace("`", "") } : body;

const lineOf = (samples: readonly Sample[], line: number): unknown => samples[line - 1]?.body;

describe("what Alpaca's SDKs, documents and specification show of its answers", () => {
  it("every account is understood", () => {
    expect(refusals(having(ALL, "account_number", "buying_power"), decodeAccount)).toEqual([]);
  });

  it("every position is understood", () => {
    const positions = having(ALL, "avg_entry_price", "symbol", "qty");
    expect(refusals(positions, (body) => decodePositions([body]))).toEqual([]);
  });

  it("every asset is understood", () => {
    expect(refusals(having(ALL, "fractionable", "symbol", "tradable"), decodeAsset)).toEqual([]);
  });

  it("every order is understood, but for a stop that has no price", () => {
    const orders = having(ALL, "client_order_id", "filled_qty", "status").filter(({ body }) => isEquity(body));

    expect(refusals(orders, (body) => decodeOrder(withoutMark(body)))).toEqual([
      'sdk-payloads.jsonl:66: What Alpaca tells of the order "string" in SPY makes no sense: stop_price: missing in a stop order',
    ]);
  });

  it("a symbol that is none is refused by its name", () => {
    expect(() => decodeOrder(lineOf(SDK, 65))).toThrow("symbol: not a ticker");
  });

  it("every activity is understood", () => {
    const activities = having(ALL, "activity_type", "id");
    expect(refusals(activities, (body) => decodePage([body]).map(decodeActivity))).toEqual([]);
  });

  it("latest quotes and bars of several symbols are understood", () => {
    expect([...decodeQuotes(lineOf(DOCUMENTED, 17), instant(0)).keys()]).toEqual(["TSLA", "AAPL"]);
    expect([...decodeBars(lineOf(DOCUMENTED, 19)).bars.keys()]).toEqual(["AAPL", "TSLA"]);
  });

  it("the one trade update is about a coin, and about an order that would be understood in a stock", () => {
    const update = fieldOf(lineOf(DOCUMENTED, 9), "data");
    const order = { ...Object(fieldOf(update, "order")), asset_class: "us_equity" };

    expect(decodeTradeUpdate(update)).toBeUndefined();
    expect(decodeTradeUpdate({ ...Object(update), order })).toMatchObject({
      fill: { executionId: "4642fd68-d59a-47d7-a9ac-e22f536828d1@1790.86" },
    });
  });

  it("of all refusals of an order only the one about the id is a duplicate", () => {
    const judged = lineSamples("error-payloads.jsonl").map(
      ({ body }) => judgeRefusal(422, decodeRefusal(body)).outcome,
    );

    expect(judged.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => "rejected"));
    expect(judged.slice(10)).toEqual(["duplicate", "ambiguous", "ambiguous", "rejected", "rejected"]);
  });
});
