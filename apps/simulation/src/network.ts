import type {
  AlpacaOperation,
  AlpacaReply,
  AlpacaStream,
  AlpacaTransport,
  TradeUpdateListener,
} from "@alchemiser/alpaca";
import type { Random } from "@alchemiser/alpaca-simulator";
import { instant, type Instant } from "@alchemiser/domain";
import type { Broker } from "./broker.ts";
import type { Life } from "./life.ts";
import { historyUntil } from "./lies.ts";
import { isWithin, GOOD_LINE, type Plan } from "./plan.ts";
import type { Suspicions } from "./suspicions.ts";
import type { VirtualTime } from "./virtual-time.ts";

export interface NetworkSettings {
  readonly broker: Broker;
  readonly suspicions: Suspicions;
  readonly time: VirtualTime;
  readonly plan: Plan;
  readonly random: Random;
  /** When the plan's troubles begin. */
  readonly since: Instant;
  /** Whose network it is. */
  readonly life: Life;
}

/** Alpaca counts calls for prices by themselves. */
const hostOf = ({ name }: AlpacaOperation): string =>
  name === "latest-quotes" || name === "daily-bars" ? "data" : "trading";

type Fate = "answered" | "lost" | "unheard" | "failed" | "failed-after" | "too-many";

/** The line between a process and the broker, as bad as the plan wants it. What has left arrives, whoever has died since. */
export class Network implements AlpacaTransport {
  readonly #settings: NetworkSettings;
  /** Until when each host has said that it wants no calls. */
  readonly #closed = new Map<string, number>();

  constructor(settings: NetworkSettings) {
    this.#settings = settings;
  }

  async send(operation: AlpacaOperation, signal: AbortSignal): Promise<AlpacaReply> {
    const { life, suspicions, time } = this.#settings;
    await life.effect(`send ${operation.name}`);
    suspicions.seeLeaving(operation);
    if (time.now() < (this.#closed.get(hostOf(operation)) ?? 0))
      suspicions.add(`"${operation.name}" was asked though the broker wanted to be left alone`);
    const fate = this.#fate();
    await this.#travel();
    if (fate === "lost" || this.#isOut()) return silence(signal);
    if (fate === "failed") return replied(503);
    if (fate === "too-many") return this.#tooMany(hostOf(operation));
    const reply = this.#told(operation);
    await this.#travel(this.#slownessOf(operation));
    await life.effect(`answer ${operation.name}`);
    if (fate === "unheard" || this.#isOut()) return silence(signal);
    return fate === "failed-after" ? replied(502) : reply;
  }

  async openTradeUpdates(listener: TradeUpdateListener, signal: AbortSignal): Promise<AlpacaStream> {
    const { broker, time, plan, life, since } = this.#settings;
    await life.effect("open stream");
    await this.#travel();
    if (this.#isOut()) return silence(signal);
    const stop = broker.listen((update) => {
      if (life.isOver) stop();
      else if (!this.#isCut) this.#tell(listener, update);
    });
    for (const { until } of plan.cuts) time.at(instant(since + until), () => this.#resume(listener));
    return {
      close: () => {
        stop();
        return Promise.resolve();
      },
    };
  }

  /** What becomes of an answer on its way. A lie that refuses does so before anything is carried out. */
  #told(operation: AlpacaOperation): AlpacaReply {
    const { lies } = this.#settings.plan;
    if (lies === undefined || this.#elapsed < 0 || this.#elapsed >= lies.until) return this.#answered(operation);
    const refusal = lies.lie(operation, NOTHING);
    return refusal === NOTHING ? lies.lie(operation, this.#answered(operation)) : refusal;
  }

  #answered(operation: AlpacaOperation): AlpacaReply {
    const { broker, plan, time } = this.#settings;
    const reply = broker.answer(operation);
    return plan.historyLagMs === 0 ? reply : historyUntil(instant(time.now() - plan.historyLagMs), operation, reply);
  }

  #tell(listener: TradeUpdateListener, update: object): void {
    const { time, plan, random, life } = this.#settings;
    const { latestMs, twice } = plan.updates;
    const deliver = (): void => {
      if (life.frozenSince !== undefined) void life.awake().then(deliver);
      else if (life.survives("hear update")) listener.update(update);
    };
    for (let times = random() < twice ? 2 : 1; times > 0; times--)
      time.at(instant(time.now() + Math.floor(random() * latestMs)), deliver);
  }

  #resume(listener: TradeUpdateListener): void {
    const { time, since, life } = this.#settings;
    if (time.now() >= since && life.survives("stream resumed")) listener.resumed();
  }

  #fate(): Fate {
    const { plan, random } = this.#settings;
    const { lost, unheard, failed, failedAfter } = this.#elapsed < plan.lineMendsAt ? plan.line : GOOD_LINE;
    if (plan.storm !== undefined && isWithin(plan.storm, this.#elapsed)) return "too-many";
    const lot = random();
    if (lot < lost) return "lost";
    if (lot < lost + unheard) return "unheard";
    if (lot < lost + unheard + failed) return "failed";
    return lot < lost + unheard + failed + failedAfter ? "failed-after" : "answered";
  }

  #slownessOf({ name }: AlpacaOperation): number {
    const { slow } = this.#settings.plan;
    return slow?.name === name && this.#elapsed < slow.until ? slow.ms : 0;
  }

  async #travel(longerMs = 0): Promise<void> {
    const { time, random, plan } = this.#settings;
    const { slowestMs } = this.#elapsed < plan.lineMendsAt ? plan.line : GOOD_LINE;
    await time.waitUntil(instant(time.now() + longerMs + 1 + Math.floor(random() * slowestMs)));
  }

  #tooMany(host: string): AlpacaReply {
    const { plan, since } = this.#settings;
    const { storm } = plan;
    if (storm?.saysWhen !== true) return replied(429);
    const seconds = Math.ceil((storm.until - this.#elapsed) / 1000);
    this.#closed.set(host, since + storm.until);
    return { ...replied(429), headers: new Map([["retry-after", String(seconds)]]) };
  }

  get #elapsed(): number {
    return this.#settings.time.now() - this.#settings.since;
  }

  #isOut(): boolean {
    return this.#settings.plan.outages.some((outage) => isWithin(outage, this.#elapsed));
  }

  get #isCut(): boolean {
    return this.#isOut() || this.#settings.plan.cuts.some((cut) => isWithin(cut, this.#elapsed));
  }
}

/** What is told before the broker is asked. */
const NOTHING: AlpacaReply = { status: 0, headers: new Map(), body: undefined };

const replied = (status: number): AlpacaReply => ({ status, headers: new Map(), body: undefined });

/** No answer: the caller hears nothing until it gives up. */
const silence = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const giveUp = (): void => reject(new Error("no answer"));
    if (signal.aborted) giveUp();
    else signal.addEventListener("abort", giveUp, { once: true });
  });
