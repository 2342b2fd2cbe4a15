import {
  instant,
  invariant,
  type Exchange,
  type Instant,
  type Money,
  type Quote,
  type Ticker,
} from "@alchemiser/domain";
import { createServer, type Server } from "node:http";
import { once } from "node:events";
import { openDesk } from "./desk/open-desk.ts";
import type { TradingDesk } from "./desk/trading-desk.ts";
import { controlRoutes } from "./routes/controls.ts";
import { ROUTES } from "./routes/routes.ts";
import { FaultPlan, type FaultInput } from "./server/faults.ts";
import { HttpFront } from "./server/http-front.ts";
import { RateLimit } from "./server/rate-limit.ts";
import { withDefaults, type SimulatorOptions, type SimulatorSettings } from "./simulator-options.ts";
import { serveDataStream } from "./streams/data-stream.ts";
import { StreamServer, type ServeStream } from "./streams/stream-server.ts";
import { serveTradingStream } from "./streams/trading-stream.ts";

/**
 * An Alpaca of one's own on loopback: the trading and the market data interface, and their streams, in front of the
 * one exchange.
 */
export class AlpacaSimulator {
  readonly #settings: SimulatorSettings;
  readonly #desk: TradingDesk;
  readonly #faults = new FaultPlan();
  readonly #server: Server;
  readonly #streams: StreamServer;
  #ticking: NodeJS.Timeout | undefined;

  /** @throws JournalRefused when the journal is of an account on other terms, or damaged */
  constructor(options: SimulatorOptions) {
    this.#settings = withDefaults(options);
    this.#desk = openDesk(this.#settings, systemNow());
    const front = new HttpFront({
      simulation: { desk: this.#desk, settings: this.#settings },
      routes: ROUTES,
      controls: controlRoutes({
        moveTo: (now) => {
          this.moveTo(now);
        },
        addFault: (fault) => {
          this.addFault(fault);
        },
        cutStreams: () => {
          this.cutStreams();
        },
      }),
      faults: this.#faults,
      rateLimit: new RateLimit(this.#settings.requestsPerMinute),
      catchUp: () => {
        this.#catchUp();
      },
    });
    this.#server = createServer((request, response) => {
      front.receive(request, response);
    });
    this.#streams = new StreamServer(this.#server, this.#streamPaths());
  }

  /** Resolves once requests are answered. */
  async start(): Promise<void> {
    this.#server.listen(this.#settings.port, "127.0.0.1");
    await once(this.#server, "listening");
    if (this.#settings.time.kind === "system")
      this.#ticking = setInterval(() => {
        this.#catchUp();
      }, this.#settings.tickMs);
  }

  /** Ends all connections and lets go of the journal. */
  async stop(): Promise<void> {
    clearInterval(this.#ticking);
    this.#streams.cut();
    this.#server.closeAllConnections();
    if (this.#server.listening) {
      this.#server.close();
      await once(this.#server, "close");
    }
    this.#desk.close();
  }

  /** `http://127.0.0.1:port`: trading and market data alike. */
  get url(): string {
    return `http://${this.#host}`;
  }

  get tradingStreamUrl(): string {
    return `ws://${this.#host}/stream`;
  }

  get dataStreamUrl(): string {
    return `ws://${this.#host}/v2/iex`;
  }

  get now(): Instant {
    return this.#desk.now;
  }

  /** For reading; what is submitted here is not journalled. */
  get exchange(): Exchange {
    return this.#desk.floor.exchange;
  }

  /** The market's best bid and offer now. */
  quote(ticker: Ticker): Quote | undefined {
    return this.#desk.floor.tape.quote(ticker, this.now);
  }

  /** Moves virtual time on; everything until then happens before this returns. */
  moveTo(now: Instant): void {
    invariant(this.#settings.time.kind === "virtual", "only virtual time is moved");
    this.#desk.moveTo(now);
  }

  /** A deposit, or a withdrawal when it is negative. */
  transfer(amount: Money): void {
    this.#desk.transfer(amount);
  }

  addFault(fault: FaultInput): void {
    this.#faults.add(fault);
  }

  /** Ends the connections of all streams without a word. */
  cutStreams(): void {
    this.#streams.cut();
  }

  #catchUp(): void {
    if (this.#settings.time.kind === "system") this.#desk.advanceTo(systemNow());
  }

  #streamPaths(): ReadonlyMap<string, ServeStream> {
    const { key, authenticationMs } = this.#settings;
    const shared = { desk: this.#desk, key, authenticationMs };
    const feed = (): ServeStream => serveDataStream(shared);
    return new Map<string, ServeStream>([
      [
        "/stream",
        (socket) => {
          serveTradingStream(socket, shared);
        },
      ],
      ["/v2/iex", feed()],
      ["/v2/sip", feed()],
    ]);
  }

  get #host(): string {
    const address = this.#server.address();
    invariant(typeof address === "object" && address !== null, "a simulator has an address once it is started");
    return `127.0.0.1:${address.port}`;
  }
}

const systemNow = (): Instant => instant(Date.now());
