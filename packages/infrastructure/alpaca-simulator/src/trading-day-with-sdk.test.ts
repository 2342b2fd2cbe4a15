import { TimeFrame } from "@alpacahq/alpaca-trade-api";
import { exactly, instant, midOf, price, roundedDown, ticker } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import type { AlpacaSimulator } from "./alpaca-simulator.ts";
import { at, withSimulator } from "./testing/running-simulator.ts";
import { sdkFor } from "./testing/sdk-client.ts";

/** A limit `percent` away from the middle of the market, on a cent. */
function near(simulator: AlpacaSimulator, symbol: string, percent: number): string {
  const quote = simulator.quote(ticker(symbol));
  const middle = quote === undefined ? 0 : midOf(quote).toNumber();
  return roundedDown(exactly<"price">(middle * (1 + percent / 100)), price("0.01")).toString();
}

const later = (simulator: AlpacaSimulator, seconds: number): void => {
  simulator.moveTo(instant(simulator.now + seconds * 1000));
};

describe("Alpaca's own SDK on a day at the simulator", () => {
  it("finds an account, a calendar, a clock and assets", () =>
    withSimulator({}, async (simulator) => {
      const { trading } = sdkFor(simulator);

      expect(await trading.account.getAccount()).toMatchObject({ status: "ACTIVE", cash: "100000", equity: "100000" });
      expect(await trading.clock.legacyClock()).toMatchObject({ isOpen: true, nextClose: new Date(at(16)) });
      const days = await trading.calendar.legacyCalendar({
        start: new Date("2025-07-02"),
        end: new Date("2025-07-04"),
      });
      expect(days).toMatchObject([
        { open: "09:30", close: "16:00", sessionClose: "2000" },
        { open: "09:30", close: "13:00", sessionClose: "1700" },
      ]);
      const asset = await trading.assets.getV2AssetsSymbolOrAssetId({ symbolOrAssetId: "TQQQ" });
      expect(asset).toMatchObject({ symbol: "TQQQ", tradable: true, fractionable: true });
    }));

  it("hears of an order's acceptance and fill, and sees the position and the activity", () =>
    withSimulator({}, async (simulator) => {
      const { trading } = sdkFor(simulator);
      const stream = trading.stream({ url: simulator.tradingStreamUrl });
      const heard: string[] = [];
      const listening = new Promise((resolve) => stream.on("subscription", resolve));
      const filled = new Promise<void>((resolve) =>
        stream.onTradeUpdate(({ event, qty, positionQty, order }) => {
          heard.push([event, order.clientOrderId, qty, positionQty].join(" ").trim());
          if (event === "fill") resolve();
        }),
      );
      stream.subscribeTradeUpdates();
      stream.connect();
      await listening;

      const limitPrice = near(simulator, "SPY", 1);
      const order = await trading.orders.limit({
        symbol: "SPY",
        qty: "10.5",
        side: "buy",
        limitPrice,
        clientOrderId: "day-1",
      });
      await filled;
      stream.disconnect();

      expect(heard).toEqual(["new day-1", "fill day-1 10.5 10.5"]);
      expect(order).toMatchObject({ clientOrderId: "day-1", status: "filled", filledQty: "10.5" });
      expect(await trading.orders.getOrderByClientOrderId({ clientOrderId: "day-1" })).toMatchObject({ id: order.id });
      expect(await trading.positions.getAllOpenPositions()).toMatchObject([
        { symbol: "SPY", qty: "10.5", side: "long" },
      ]);
      const activities = await trading.accountActivities.getAccountActivities({ activityTypes: ["FILL"] });
      expect(activities).toMatchObject([{ orderId: order.id, cumQty: "10.5", leavesQty: "0", qty: "10.5" }]);
    }));

  it("replaces a resting order, and cancels it once", () =>
    withSimulator({}, async (simulator) => {
      const { orders } = sdkFor(simulator).trading;
      const resting = await orders.limit({
        symbol: "QQQ",
        qty: 3,
        side: "buy",
        limitPrice: near(simulator, "QQQ", -20),
      });
      const orderId = resting.id ?? "";
      const changes = { qty: "4", limitPrice: near(simulator, "QQQ", -19) };
      const replacement = await orders.patchOrderByOrderId({ orderId, patchOrderRequest: changes });

      expect(replacement).toMatchObject({ replaces: orderId, qty: "4", limitPrice: changes.limitPrice, status: "new" });
      expect(await orders.getOrderByOrderID({ orderId })).toMatchObject({
        status: "replaced",
        replacedBy: replacement.id,
      });
      await orders.deleteOrderByOrderID({ orderId: replacement.id ?? "" });
      expect(await orders.getAllOrders({ status: "open" })).toEqual([]);
      await expect(orders.deleteOrderByOrderID({ orderId: replacement.id ?? "" })).rejects.toMatchObject({
        status: 422,
      });
    }));

  it("reads bars in pages", () =>
    withSimulator({}, async (simulator) => {
      const { stocks } = sdkFor(simulator).marketData;
      const query = {
        symbols: "SPY,TLT",
        timeframe: TimeFrame.Day,
        start: new Date("2025-06-02"),
        end: new Date("2025-06-14"),
      };
      const first = await stocks.stockBars({ ...query, limit: 12 });
      const second = await stocks.stockBars({ ...query, limit: 12, pageToken: first.nextPageToken ?? "" });

      expect(first.bars["SPY"]).toHaveLength(10);
      expect(first.bars["TLT"]).toHaveLength(2);
      expect(second.bars["TLT"]).toHaveLength(8);
      expect(second.nextPageToken).toBeNull();
      const all = await sdkFor(simulator).marketData.getStockBars({ ...query, symbols: ["SPY", "TLT"], limit: 3 });
      expect(all["TLT"]).toHaveLength(10);
    }));

  it("follows quotes as time goes on", () =>
    withSimulator({}, async (simulator) => {
      const { marketData } = sdkFor(simulator);
      const latest = await marketData.stocks.stockLatestQuotes({ symbols: "SPY,TQQQ" });
      expect(latest.quotes["SPY"]?.ap).toBe(simulator.quote(ticker("SPY"))?.ask.toNumber());

      const stream = marketData.stockStream({ url: simulator.dataStreamUrl });
      const times: number[] = [];
      const second = new Promise<void>((resolve) =>
        stream.onQuote(({ timestamp }) => {
          times.push(timestamp.getTime());
          if (times.length === 1) later(simulator, 30);
          else resolve();
        }),
      );
      stream.subscribeForQuotes(["SPY"]);
      stream.connect();
      await second;
      stream.disconnect();

      expect(times).toEqual([at(10), at(10) + 30_000]);
    }));

  it("is told of refusals as errors with Alpaca's codes", () =>
    withSimulator({}, async (simulator) => {
      const { orders } = sdkFor(simulator).trading;
      const refused = { status: 403, code: 40310000 };

      await expect(orders.market({ symbol: "SPY", qty: 100_000, side: "buy" })).rejects.toMatchObject(refused);
      await expect(orders.market({ symbol: "SPY", qty: 1, side: "sell" })).rejects.toMatchObject(refused);
    }));

  it("sells at the end of the day, and is charged the regulators' fees", () =>
    withSimulator({}, async (simulator) => {
      const { trading } = sdkFor(simulator);
      await trading.orders.market({ symbol: "BIL", qty: 100, side: "buy" });
      later(simulator, 3600);
      await trading.positions.deleteOpenPosition({ symbolOrAssetId: "BIL" });
      simulator.moveTo(at(20));

      expect(await trading.positions.getAllOpenPositions()).toEqual([]);
      const all = await trading.accountActivities.getAccountActivities({ direction: "asc" });
      expect(all).toMatchObject([{ activityType: "FEE" }, { activityType: "FILL" }, { activityType: "FILL" }]);
    }));
});
