import { money, known, price, ticker } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { call } from "../testing/http-client.ts";
import { at, withSimulator } from "../testing/running-simulator.ts";

const buy = { symbol: "SPY", qty: "20", side: "buy", type: "market", time_in_force: "day" };

const number = (body: unknown, name: string): number => Number(Object(body)[name]);

describe("GET /v2/account", () => {
  it("keeps equity equal to cash and what the positions are worth, less accrued fees", () =>
    withSimulator({}, async (simulator) => {
      await call(simulator, "POST /v2/orders", buy);
      await call(simulator, "DELETE /v2/positions/SPY?percentage=50");
      const { body } = await call(simulator, "GET /v2/account");
      const { body: position } = await call(simulator, "GET /v2/positions/SPY");

      const worth = number(body, "cash") + number(position, "market_value") - number(body, "accrued_fees");
      expect(number(body, "equity")).toBeCloseTo(worth, 8);
      expect(number(body, "accrued_fees")).toBeGreaterThan(0);
      expect(number(position, "qty")).toBe(10);
    }));

  it("takes what working buys would cost out of the buying power", () =>
    withSimulator({}, async (simulator) => {
      await call(simulator, "POST /v2/orders", { ...buy, type: "limit", limit_price: "10" });

      expect((await call(simulator, "GET /v2/account")).body).toMatchObject({ cash: "100000", buying_power: "99800" });
    }));
});

describe("DELETE /v2/positions", () => {
  it("sells all of everything, and a part where a part is asked", () =>
    withSimulator({}, async (simulator) => {
      await call(simulator, "POST /v2/orders", buy);
      await call(simulator, "POST /v2/orders", { ...buy, symbol: "TLT" });
      await call(simulator, "DELETE /v2/positions/SPY?qty=5");
      expect((await call(simulator, "GET /v2/positions/SPY")).body).toMatchObject({ qty: "15" });

      expect(await call(simulator, "DELETE /v2/positions")).toMatchObject({
        status: 207,
        body: [
          { symbol: "SPY", status: 200 },
          { symbol: "TLT", status: 200 },
        ],
      });
      expect((await call(simulator, "GET /v2/positions")).body).toEqual([]);
      expect((await call(simulator, "GET /v2/positions/SPY")).status).toBe(404);
      expect((await call(simulator, "DELETE /v2/positions/SPY")).status).toBe(404);
    }));

  it("refuses a quantity that is none", () =>
    withSimulator({}, async (simulator) => {
      await call(simulator, "POST /v2/orders", buy);

      expect((await call(simulator, "DELETE /v2/positions/SPY?qty=many")).status).toBe(422);
    }));
});

describe("GET /v2/account/activities", () => {
  it("gives every activity once, page by page, in either direction", () =>
    withSimulator({}, async (simulator) => {
      for (const qty of ["1", "2", "3", "4", "5"]) await call(simulator, "POST /v2/orders", { ...buy, qty });
      simulator.transfer(money("250"));
      simulator.rename(ticker("SPY"), ticker("SPYX"));
      simulator.transfer(money("-50"));

      for (const direction of ["asc", "desc"]) {
        const path = `/v2/account/activities?direction=${direction}`;
        const all = Object((await call(simulator, `GET ${path}`)).body);
        const seen: unknown[] = [];
        for (let token = ""; ;) {
          const { body } = await call(simulator, `GET ${path}&page_size=3${token}`);
          const page: readonly { readonly id: string }[] = Array.isArray(body) ? body : [];
          if (page.length === 0) break;
          seen.push(...page);
          token = `&page_token=${encodeURIComponent(page.at(-1)?.id ?? "")}`;
        }
        expect(seen).toEqual(all);
        expect(seen).toHaveLength(9);
      }
    }));

  it("tells a new name in two entries of one group, and an amended trade as one more of its order", () =>
    withSimulator({}, async (simulator) => {
      await call(simulator, "POST /v2/orders", { ...buy, qty: "5" });
      const [fill] = simulator.exchange.fills;
      simulator.amend(known(fill, "it was bought").executionId, price("400"));
      simulator.rename(ticker("SPY"), ticker("SPYX"));

      const [gone, come, bought, corrected] = Object(
        (await call(simulator, "GET /v2/account/activities?direction=asc")).body,
      );

      expect(corrected).toMatchObject({ type: "trade_correct", qty: "5", cum_qty: "5", price: "400" });
      expect(corrected.order_id).toBe(bought.order_id);
      expect(gone).toMatchObject({ activity_type: "NC", symbol: "SPY", qty: "-5" });
      expect(come).toMatchObject({ activity_type: "NC", symbol: "SPYX", qty: "5", group_id: gone.group_id });
    }));

  it("tells kinds apart, a day's changes before its trades, and knows days and ranges", () =>
    withSimulator({}, async (simulator) => {
      const kinds = async (path: string): Promise<unknown> => {
        const { body } = await call(simulator, `GET /v2/account/activities${path}`);
        return Array.isArray(body) && body.map((entry: { activity_type: string }) => entry.activity_type);
      };
      simulator.transfer(money("250"));
      simulator.transfer(money("-50"));
      await call(simulator, "POST /v2/orders", buy);
      simulator.moveTo(at(20));

      expect(await kinds("?direction=asc")).toEqual(["CSD", "CSW", "FEE", "FILL"]);
      expect(await kinds("/FILL")).toEqual(["FILL"]);
      expect(await kinds("?category=trade_activity")).toEqual(["FILL"]);
      expect(await kinds("?category=non_trade_activity&direction=asc")).toEqual(["CSD", "CSW", "FEE"]);
      expect(await kinds("?activity_types=FEE,CSD&direction=asc")).toEqual(["CSD", "FEE"]);
      expect(await kinds("/TRANS?direction=asc")).toEqual(["CSD", "CSW"]);
      expect(await kinds("?date=2025-06-16")).toEqual([]);
      expect(await kinds("?after=2025-06-17T20:00:00Z")).toEqual(["FEE"]);
    }));
});
