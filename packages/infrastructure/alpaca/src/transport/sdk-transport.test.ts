import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import { instant, session } from "@alchemiser/domain";
import { describe, expect, it, onTestFinished } from "vitest";
import type { AlpacaOperation } from "./alpaca-operation.ts";
import type { AlpacaCredentials } from "./credentials.ts";
import { SdkTransport } from "./sdk-transport.ts";

const key = (name: string): AlpacaCredentials => ({ keyId: ["PK", name].join(""), secret: ["secret", name].join("-") });

/** A server on loopback; answers with its address. */
async function serve(listener: RequestListener): Promise<string> {
  return addressOf(createServer(listener).listen(0, "127.0.0.1"));
}

/** Where a server listens, until the test is over. */
async function addressOf(server: Server): Promise<string> {
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? (address?.port ?? 0) : 0}`;
}

const transportTo = (url: string, credentials = () => Promise.resolve(key("A"))): SdkTransport =>
  new SdkTransport({ tradingUrl: url, dataUrl: url, tradingStreamUrl: url }, credentials);

const signal = new AbortController().signal;

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

/** What the server gets for `operation`. */
async function requestFor(operation: AlpacaOperation): Promise<{ line: string; body: unknown; key: unknown }> {
  const received: { line: string; body: unknown; key: unknown }[] = [];
  const url = await serve((request, response) => {
    void textOf(request).then((text) => {
      const body: unknown = text === "" ? undefined : JSON.parse(text);
      received.push({ line: `${request.method} ${request.url}`, body, key: request.headers["apca-api-key-id"] });
      response.end("[]");
    });
  });
  await transportTo(url).send(operation, signal);
  return received[0]!;
}

describe("SdkTransport", () => {
  it("sends an order exactly as it was written", async () => {
    const order = {
      client_order_id: "c-1",
      symbol: "SPY",
      side: "buy",
      type: "stop_limit",
      time_in_force: "day",
      extended_hours: false,
      qty: "0.123456789",
      limit_price: "500.25",
      stop_price: "499",
    } as const;

    expect(await requestFor({ name: "submit-order", order })).toEqual({
      line: "POST /v2/orders",
      body: order,
      key: key("A").keyId,
    });
  });

  it.each<[string, AlpacaOperation]>([
    ["GET /v2/account", { name: "account" }],
    ["GET /v2/positions", { name: "positions" }],
    ["DELETE /v2/orders/b-1", { name: "cancel-order", brokerId: "b-1" }],
    ["GET /v2/orders/b-1", { name: "order", brokerId: "b-1" }],
    ["GET /v2/orders:by_client_order_id?client_order_id=c-1", { name: "order-by-client-id", clientId: "c-1" }],
    [
      "GET /v2/orders?status=open&limit=500&direction=asc&nested=false&after_order_id=b-1",
      { name: "open-orders", afterBrokerId: "b-1" },
    ],
    [
      "GET /v2/orders?status=all&limit=500&after=1970-01-01T00%3A00%3A00.000Z&until=1970-01-01T00%3A00%3A01.000Z&direction=asc&nested=false",
      { name: "orders-between", after: instant(0), until: instant(1000) },
    ],
    [
      "GET /v2/account/activities?category=trade_activity&direction=asc&page_size=100",
      { name: "executions", afterId: undefined },
    ],
    [
      "GET /v2/account/activities?category=non_trade_activity&after=1970-01-01T00%3A00%3A01.000Z&direction=asc&page_size=100&page_token=2025%3A%3A1",
      { name: "account-changes", bookedAfter: instant(1000), afterId: "2025::1" },
    ],
    ["GET /v2/assets/BRK.B", { name: "asset", symbol: "BRK.B" }],
    ["GET /v2/clock", { name: "clock" }],
    [
      "GET /v2/stocks/quotes/latest?symbols=SPY%2CTLT&feed=iex",
      { name: "latest-quotes", symbols: ["SPY", "TLT"], feed: "iex" },
    ],
    [
      "GET /v2/stocks/bars?symbols=SPY&timeframe=1Day&start=2025-07-01T00%3A00%3A00.000Z&end=2025-07-02T12%3A00%3A00.000Z&limit=10000&adjustment=all&feed=sip&page_token=more&sort=asc",
      {
        name: "daily-bars",
        symbols: ["SPY"],
        feed: "sip",
        adjustment: "all",
        from: session("2025-07-01"),
        to: session("2025-07-02"),
        pageToken: "more",
      },
    ],
  ])("asks with %s", async (line, operation) => {
    expect((await requestFor(operation)).line).toBe(line);
  });

  it("passes on what Alpaca refuses as an answer like any other", async () => {
    const url = await serve((_, response) => {
      response.writeHead(422, { "x-ratelimit-remaining": "7" }).end('{"code":40010001,"message":"no"}');
    });

    const { status, body, headers } = await transportTo(url).send({ name: "account" }, signal);

    expect({ status, body, left: headers.get("x-ratelimit-remaining") }).toEqual({
      status: 422,
      body: { code: 40010001, message: "no" },
      left: "7",
    });
  });

  it("passes on a body that is no JSON as text", async () => {
    const url = await serve((_, response) => response.writeHead(502).end("<html>bad gateway</html>"));

    expect((await transportTo(url).send({ name: "account" }, signal)).body).toBe("<html>bad gateway</html>");
  });

  it("uses its connections again", async () => {
    let connections = 0;
    const server = createServer((_, response) => response.end("{}")).listen(0, "127.0.0.1");
    server.on("connection", () => (connections += 1));
    const transport = transportTo(await addressOf(server));

    for (let round = 0; round < 10; round++)
      await Promise.all([1, 2, 3, 4].map(() => transport.send({ name: "account" }, signal)));

    // One that is just being given back is not there for the next call.
    expect(connections, "of forty calls, four at a time").toBeLessThanOrEqual(8);
  });

  it("never follows a redirect, which would carry the key along", async () => {
    const visitors: string[] = [];
    const elsewhere = await serve((request, response) => {
      visitors.push(request.url ?? "");
      response.end("{}");
    });
    const url = await serve((_, response) => response.writeHead(302, { location: elsewhere }).end());

    await expect(transportTo(url).send({ name: "account" }, signal)).rejects.toThrow();
    expect(visitors).toEqual([]);
  });

  it("asks for the key again when it is refused, once for all calls that it was refused to", async () => {
    const asked: string[] = [];
    const source = (which: string): Promise<AlpacaCredentials> => {
      asked.push(which);
      return Promise.resolve(key(which === "renewed" ? "B" : "A"));
    };
    const url = await serve((request, response) => {
      response.writeHead(request.headers["apca-api-key-id"] === key("B").keyId ? 200 : 401).end("{}");
    });
    const transport = new SdkTransport({ tradingUrl: url, dataUrl: url, tradingStreamUrl: url }, source);

    const replies = await Promise.all([1, 2, 3].map(() => transport.send({ name: "account" }, signal)));

    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(asked).toEqual(["kept", "renewed"]);
  });

  it("asks its source again after the source has failed", async () => {
    const outcomes = [Promise.reject(new Error("vault closed")), Promise.resolve(key("A"))];
    outcomes[0]?.catch(() => undefined);
    const url = await serve((_, response) => response.end("{}"));
    const transport = transportTo(url, () => outcomes.shift() ?? Promise.resolve(key("A")));

    await expect(transport.send({ name: "account" }, signal)).rejects.toThrow("vault closed");
    expect((await transport.send({ name: "account" }, signal)).status).toBe(200);
  });

  it("lets go of a call when its signal aborts", async () => {
    const url = await serve(() => undefined);
    const patience = new AbortController();

    const sent = transportTo(url).send({ name: "account" }, patience.signal);
    patience.abort();

    await expect(sent).rejects.toThrow();
  });

  it("says nothing of the secret when nobody answers", async () => {
    const failure: unknown = await transportTo("http://127.0.0.1:9")
      .send({ name: "account" }, signal)
      .catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(Error);
    expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toContain(key("A").secret);
  });
});
