import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { invariant } from "@alchemiser/domain";

/** What the function told: its answer, an error of one invocation, or that it could not be initialized. */
export interface Told {
  readonly path: string;
  readonly body: unknown;
}

export interface Asked {
  readonly event: unknown;
  /** How much time the invocation has. */
  readonly timeMs: number;
}

type Listener = (told: Told) => void;

/** Lambda's Runtime API on loopback: hands out events one by one and takes what comes back. */
export class RuntimeApi {
  readonly #server: Server;
  readonly #asked: Asked[] = [];
  readonly #listeners: Listener[] = [];
  #waiting: ServerResponse | undefined;
  #count = 0;

  constructor() {
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  async start(): Promise<void> {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
  }

  get address(): string {
    const address = this.#server.address();
    invariant(typeof address === "object" && address !== null, "the Runtime API has an address once it is started");
    return `127.0.0.1:${address.port}`;
  }

  ask(asked: Asked): void {
    this.#asked.push(asked);
    this.#handOut();
  }

  /** What is told next. */
  heard(): Promise<Told> {
    return new Promise((resolve) => {
      this.#listeners.push(resolve);
    });
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? "").replace("/2018-06-01/runtime", "");
    if (path === "/invocation/next") {
      this.#waiting = response;
      return this.#handOut();
    }
    const body: unknown = JSON.parse(await text(request));
    response.writeHead(202).end();
    this.#listeners.shift()?.({ path: path.replace(/\/invocation\/[^/]+/, ""), body });
  }

  #handOut(): void {
    const asked = this.#waiting && this.#asked.shift();
    if (asked === undefined) return;
    this.#count += 1;
    this.#waiting?.writeHead(200, {
      "content-type": "application/json",
      "lambda-runtime-aws-request-id": `request-${this.#count}`,
      "lambda-runtime-deadline-ms": Date.now() + asked.timeMs,
    });
    this.#waiting?.end(JSON.stringify(asked.event));
    this.#waiting = undefined;
  }
}
