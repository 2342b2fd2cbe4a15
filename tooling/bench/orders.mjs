import { writeSync } from "node:fs";
import { loadavg } from "node:os";
import { openOrderDesk } from "./order-desk.mjs";
import { openDisk, sdkOrder } from "./order-peers.mjs";

// From the decision's orders to the line: intents written down durably, gate and limiter passed, requests handed over.
// Everything that is compared takes turns, so that all of it meets the same disk.

const ROUNDS = 200;
const WARM_UP = 50;
const PLANS = [1, 10, 50];

const say = (text) => writeSync(1, `${text}\n`);
const quantile = (values, share) => values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))];
const microseconds = (ms) => `${Math.round(1000 * ms)} µs`;
const told = (times) =>
  `median ${microseconds(quantile(times, 0.5))}, best tenth ${microseconds(quantile(times, 0.1))}, p99 ${microseconds(quantile(times, 0.99))}`;

const desks = PLANS.map((orders) => ({ orders, desk: openOrderDesk(orders), first: [], perOrder: [] }));
const disk = openDisk();
const order = sdkOrder();
const peers = { append: [], commit: [], sdk: [] };

const timed = (work) => {
  const start = performance.now();
  work();
  return performance.now() - start;
};

for (let round = 0; round < WARM_UP + ROUNDS; round++) {
  const isCounted = round >= WARM_UP;
  for (const { desk, first, perOrder, orders } of desks) {
    const times = await desk.run();
    if (!isCounted) continue;
    first.push(times[0]);
    perOrder.push(times.at(-1) / orders);
  }
  const [append, commit, sdk] = [timed(disk.append), timed(disk.commit), await order()];
  if (!isCounted) continue;
  peers.append.push(append);
  peers.commit.push(commit);
  peers.sdk.push(sdk);
}

const bare = quantile(peers.commit, 0.5);
for (const { orders, desk, first, perOrder } of desks) {
  const ratio = (quantile(perOrder, 0.5) / bare).toFixed(2);
  say(`a plan of ${orders}: an order ${told(perOrder)}, ${ratio} bare commits; the first one ${told(first)}`);
  desk.close();
}
say(`a bare commit of one record by SQLite: ${told(peers.commit)}`);
say(`a bare append of one record to a file: ${told(peers.append)}`);
say(`the SDK's own order, nothing written down: ${told(peers.sdk)}`);
say(
  `load ${loadavg()
    .map((value) => value.toFixed(1))
    .join(" ")}`,
);
disk.close();
