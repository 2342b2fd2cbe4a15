import {
  instant,
  invariant,
  known,
  type Exchange,
  type Instant,
  type Money,
  type Quote,
  type Ticker,
  type Price,
} from "@alchemiser/domain";
import { createServer, type Server } from "node:http";
import { once } from "node:events";
import { openDesk } from "./desk/open-desk.ts";
import type { TradingDesk } from "./desk/trading-desk.ts";
import { controlRoutes } from "./routes/controls.ts";
import { ROUTES } from "./routes/routes.ts";
import { FaultPlan, type FaultInput } from "./server/faults.ts";
import { HttpFront } from "./server/http-front.ts";
import { PortUnavailable } from "./server/port-unavailable.ts";
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
  readonly #faults = new FaultPlan();
  #running: Running | undefined;

  constructor(options: SimulatorOptions) {
    this.#settings = withDefaults(options);
  }

  /**
   * Opens the account, and resolves once requests are answered.
   *
   * @throws JournalRefused when the journal is of an account on other terms, or damaged
   * @throws JournalUnavailable when the disk does not let it be used
   * @throws PortUnavailable when another program has the port
   */
  async start(): Promise<void> {
    invariant(this.#running === undefined, "a simulator is started once");
    const desk = openDesk(this.#settings, systemNow());
    const front = this.#frontOf(desk);
    const server = createServer((request, response) => {
      front.receive(request, response);
    });
    const streams = new StreamServer(server, this.#streamsOf(desk));
    server.listen(this.#settings.port, "127.0.0.1");
    await once(server, "listening").catch((cause: unknown) => {
      desk.close();
      throw new PortUnavailable(`Port ${this.#settings.port} cannot be listened on`, { cause });
    });
    const ticking = setInterval(() => {
      this.#catchUp();
    }, this.#settings.tickMs);
    this.#running = { desk, server, streams, ticking };
  }

  /** Ends all connections and lets go of the journal. Stopping twice is harmless. */
  async stop(): Promise<void> {
    if (this.#running === undefined) return;
    const { desk, server, streams, ticking } = this.#running;
    this.#running = undefined;
    clearInterval(ticking);
    streams.cut();
    server.closeAllConnections();
    server.close();
    await once(server, "close");
    desk.close();
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
    return this.#started.desk.now;
  }

  /** For reading; what is submitted here is not journalled. */
  get exchange(): Exchange {
    return this.#started.desk.floor.exchange;
  }

  /** The market's best bid and offer now. */
  quote(ticker: Ticker): Quote | undefined {
    return this.#started.desk.floor.tape.quote(ticker, this.now);
  }

  /** Moves virtual time on; everything until then happens before this returns. */
  moveTo(now: Instant): void {
    invariant(this.#settings.time.kind === "virtual", "only virtual time is moved");
    this.#started.desk.moveTo(now);
  }

  /** A deposit, or a withdrawal when it is negative. */
  transfer(amount: Money): void {
    this.#started.desk.transfer(amount);
  }

  /** Gives a symbol another name, under which the account holds it from now on. */
  rename(ticker: Ticker, to: Ticker): void {
    this.#started.desk.rename(ticker, to);
  }

  /** Takes an execution back, or corrects its price, as an exchange does that finds a trade wrong. */
  amend(executionId: string, price?: Price): void {
    this.#started.desk.amend(executionId, price);
  }

  addFault(fault: FaultInput): void {
    this.#faults.add(fault);
  }

  /** Ends the connections of all streams without a word. */
  cutStreams(): void {
    this.#started.streams.cut();
  }

  #catchUp(): void {
    if (this.#settings.time.kind === "system") this.#running?.desk.advanceTo(systemNow());
  }

  #frontOf(desk: TradingDesk): HttpFront {
    const steering = {
      moveTo: (now: Instant) => {
        this.moveTo(now);
      },
      addFault: (fault: FaultInput) => {
        this.addFault(fault);
      },
      cutStreams: () => {
        this.cutStreams();
      },
    };
    return new HttpFront({
      simulation: { desk, settings: this.#settings },
      routes: ROUTES,
      controls: controlRoutes(steering),
      faults: this.#faults,
      rateLimit: new RateLimit(this.#settings.requestsPerMinute),
      catchUp: () => {
        this.#catchUp();
      },
    });
  }

  #streamsOf(desk: TradingDesk): ReadonlyMap<string, ServeStream> {
    const { key, authenticationMs } = this.#settings;
    const shared = { desk, key, authenticationMs };
    const trading: ServeStream = (socket) => {
      serveTradingStream(socket, shared);
    };
    return new Map([
      ["/stream", trading],
      ["/v2/iex", serveDataStream(shared)],
      ["/v2/sip", serveDataStream(shared)],
    ]);
  }

  get #started(): Running {
    return known(this.#running, "a simulator answers between start and stop");
  }

  get #host(): string {
    const address = this.#started.server.address();
    invariant(typeof address === "object" && address !== null, "a simulator listens on a port");
    return `127.0.0.1:${address.port}`;
  }
}

interface Running {
  readonly desk: TradingDesk;
  readonly server: Server;
  readonly streams: StreamServer;
  readonly ticking: NodeJS.Timeout;
}

const systemNow = (): Instant => instant(Date.now());
