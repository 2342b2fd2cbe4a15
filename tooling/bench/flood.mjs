import { fork } from "node:child_process";
import { once } from "node:events";
import { writeSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { alpaca, quoteFeed, StreamedQuotes, USUAL_MANNERS } from "@alchemiser/alpaca";
import { orderId, price, quantity, ticker } from "@alchemiser/domain";
import { SystemClock } from "@alchemiser/local/clock";

// As many quotes as the SDK can read, for a minute, while orders are traded and priced from them.

const SECONDS = 60;
const ORDERS_A_SECOND = 2;
const PRICINGS_A_SECOND = 20;
const QUIET_ORDERS = 50;

const say = (text) => writeSync(1, `${text}\n`);
const quantile = (values, share) => values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? NaN;
const milliseconds = (value) => `${value.toFixed(2)} ms`;
const count = (value) => Math.round(value).toLocaleString("en-US");

function heapMegabytes() {
  globalThis.gc();
  return process.memoryUsage().heapUsed / 1e6;
}

const exchange = fork(join(import.meta.dirname, "flooding-exchange.mjs"));
const [{ port, symbols }] = await once(exchange, "message");
const quotesTold = async () => {
  exchange.send("told?");
  return (await once(exchange, "message"))[0].told;
};

const clock = new SystemClock();
const url = `http://127.0.0.1:${port}`;
const streams = `ws://127.0.0.1:${port}`;
const key = { keyId: "flood", secret: "flood" };
const options = {
  ...{ tradingUrl: url, dataUrl: url, tradingStreamUrl: `${streams}/stream`, dataStreamUrl: `${streams}/v2/iex` },
  ...USUAL_MANNERS,
  credentials: () => Promise.resolve(key),
  clock,
};
const { broker } = alpaca(options);
const feed = quoteFeed(options);
const streamed = new StreamedQuotes(feed);
const tickers = symbols.map(ticker);

let lateMs = [];
const watch = await broker.watch((event) => {
  if (event.kind === "order" && event.fill !== undefined)
    lateMs.push(Number(process.hrtime.bigint() - BigInt(event.report.brokerId)) / 1e6);
});

let orders = 0;
function buy(name, limit) {
  const size = { in: "shares", quantity: quantity("1") };
  const id = orderId(`flood-${orders++}`);
  const terms = { type: "limit", limit };
  void broker.submit({ id, ticker: name, side: "buy", size, terms, timeInForce: "day", hours: "regular" });
}

const latenessSaid = () =>
  `median ${milliseconds(quantile(lateMs, 0.5))}, p99 ${milliseconds(quantile(lateMs, 0.99))}, worst ${milliseconds(quantile(lateMs, 1))}`;

// The same orders without any quotes first: what the machine itself takes today.
for (let order = 0; order < QUIET_ORDERS; order++) {
  buy(tickers[0], price("100.1"));
  await pause(1000 / PRICINGS_A_SECOND);
}
await pause(500);
say(`${lateMs.length} order events without quotes, from the exchange's socket to handled: ${latenessSaid()}`);
lateMs = [];
orders = 0;

let priced = 0;
let answered = 0;
const heap = new Map();
await streamed.quotes(tickers);
await pause(2000);
const start = performance.now();
const toldBefore = await quotesTold();
const end = start + 1000 * SECONDS;
for (let turn = 0; performance.now() < end; turn++) {
  const quotes = await streamed.quotes(tickers);
  priced += tickers.length;
  answered += quotes.size;
  if (turn % (PRICINGS_A_SECOND / ORDERS_A_SECOND) === 0) {
    const name = tickers[turn % tickers.length];
    buy(name, quotes.get(name)?.ask ?? price("100.1"));
  }
  const second = Math.floor((performance.now() - start) / 1000);
  if ((second === 10 || second === 59) && !heap.has(second)) heap.set(second, heapMegabytes());
  await pause(1000 / PRICINGS_A_SECOND);
}
const seconds = (performance.now() - start) / 1000;
const told = (await quotesTold()) - toldBefore;
await pause(500);

say(`${count(told / seconds)} quotes a second for ${seconds.toFixed(0)} s, ${symbols.length} symbols`);
say(
  `of ${count(told)} quotes ${count(answered)} were read, one of ${count(told / answered)}; ${count(priced - answered)} were not there`,
);
say(`${lateMs.length} of ${orders} order events among them: ${latenessSaid()}`);
say(`heap after 10 s ${heap.get(10)?.toFixed(1)} MB, after ${SECONDS} s ${heap.get(59)?.toFixed(1)} MB`);
say(
  `load ${loadavg()
    .map((value) => value.toFixed(1))
    .join(" ")}`,
);
exchange.kill();
await Promise.all([feed.close(), watch.close()]);
