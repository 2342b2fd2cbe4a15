import { alpacaOver, type AlpacaBroker, type AlpacaOperation, type AlpacaTransport } from "@alchemiser/alpaca";
import { randomOf, SimulatedAlpaca } from "@alchemiser/alpaca-simulator";
import {
  instant,
  orderId,
  price,
  quantity,
  ticker,
  MINUTE_MS,
  type Instant,
  type OrderRequest,
} from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { Broker } from "./broker.ts";
import { Disk } from "./disk.ts";
import { KillSwitch } from "./kill-switch.ts";
import { Life } from "./life.ts";
import { Network } from "./network.ts";
import { CALM } from "./plan.ts";
import { CASH, MARKETS, SECOND_DAY, startOf } from "./story.ts";
import { Suspicions } from "./suspicions.ts";
import { VirtualTime } from "./virtual-time.ts";

const ORDERS = 1000;
const SUBMITS_A_MINUTE = 150;
const SINCE = startOf(SECOND_DAY);

/** What the bucket allows: 150 orders leave at once, and 150 with each minute that is over. */
const BOUND_MS = Math.floor((ORDERS - 1) / SUBMITS_A_MINUTE) * MINUTE_MS;

interface Sent {
  readonly name: AlpacaOperation["name"];
  readonly at: Instant;
  readonly status: number;
}

interface Line {
  readonly broker: AlpacaBroker;
  readonly time: VirtualTime;
  /** Every call, by when it was handed to the line. */
  readonly sent: readonly Sent[];
}

/** Our adapter, a line that takes its time, and a broker that answers 200 calls a minute. */
function openLine(): Line {
  const key = { keyId: "simulated", secret: "simulated" };
  const alpaca = new SimulatedAlpaca({
    market: MARKETS.quiet,
    time: { kind: "virtual", startsAt: SINCE },
    key,
    cash: CASH,
  });
  const broker = new Broker(alpaca, () => undefined);
  const time = new VirtualTime(SINCE, (now) => broker.moveTo(now));
  const suspicions = new Suspicions(new Disk(), new KillSwitch(), () => time.now());
  const life = new Life("long", { diesAt: Infinity }, () => undefined);
  const random = randomOf("a thousand orders");
  const network = new Network({ broker, suspicions, time, plan: CALM, random, since: SINCE, life });
  const sent: Sent[] = [];
  const line: AlpacaTransport = {
    async send(operation, signal) {
      const at = time.now();
      const reply = await network.send(operation, signal);
      sent.push({ name: operation.name, at, status: reply.status });
      return reply;
    },
    openTradeUpdates: (listener, signal) => network.openTradeUpdates(listener, signal),
  };
  const client = alpacaOver(line, { feed: "iex", clock: time, random, timeoutMs: 10_000 });
  return { broker: client.broker, time, sent };
}

/** Far below the market: it works until somebody cancels it. */
const bid = (serial: number): OrderRequest => ({
  id: orderId(`order-${serial}`),
  ticker: ticker("BIL"),
  side: "buy",
  size: { in: "shares", quantity: quantity("1") },
  terms: { type: "limit", limit: price("80") },
  timeInForce: "day",
  hours: "regular",
});

describe("a thousand orders at once", () => {
  it("are accepted as fast as the broker's limit allows, and cancels do not wait for them", async () => {
    const { broker, time, sent } = openLine();
    const outcomes: string[] = [];
    const waits: number[] = [];
    const cancel = async (serial: number): Promise<void> => {
      const asked = time.now();
      expect(await broker.cancel(orderId(`order-${serial}`))).toBe("requested");
      waits.push(time.now() - asked);
    };

    const all = Array.from({ length: ORDERS }, async (_, serial) => {
      outcomes.push((await broker.submit(bid(serial))).outcome);
      // Of the orders that a minute takes, 38 are cancelled before the next ones leave.
      if (serial % 4 === 0) time.at(instant(time.now() + 100 * (serial % SUBMITS_A_MINUTE)), () => void cancel(serial));
    });
    void Promise.all(all);
    await time.pass(() => outcomes.length === ORDERS, instant(SINCE + 2 * BOUND_MS));

    const submits = sent.filter(({ name }) => name === "submit-order");
    expect(new Set(outcomes)).toEqual(new Set(["accepted"]));
    expect(submits).toHaveLength(ORDERS);
    expect(Math.max(...submits.map(({ at }) => at)) - SINCE).toBeLessThanOrEqual(1.05 * BOUND_MS);
    expect(waits.length).toBeGreaterThan(100);
    expect(Math.max(...waits), "from the wish to cancel to the broker's answer").toBeLessThan(1000);
    expect(sent.filter(({ status }) => status === 429)).toEqual([]);
  });
});
