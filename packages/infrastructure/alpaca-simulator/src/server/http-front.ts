import type { IncomingMessage, ServerResponse } from "node:http";
import { failure, notFound } from "../wire/failures.ts";
import { parseJson } from "../wire/parse-json.ts";
import type { FaultPlan } from "./faults.ts";
import type { RateLimit } from "./rate-limit.ts";
import { failed, type Reply } from "./reply.ts";
import { answerOf, type Requested, type Route, type Simulation } from "./route.ts";

export interface FrontSettings {
  readonly simulation: Simulation;
  readonly routes: readonly Route[];
  /** Routes that need no key: they steer the simulator. */
  readonly controls: readonly Route[];
  readonly faults: FaultPlan;
  readonly rateLimit: RateLimit;
  /** Brings the exchange to the present. */
  readonly catchUp: () => void;
}

type Headers = Readonly<Record<string, string>>;

/** Answers requests one after the other, as its settings and faults will have it. */
export class HttpFront {
  readonly #settings: FrontSettings;

  constructor(settings: FrontSettings) {
    this.#settings = settings;
  }

  /** A listener for the requests of a `node:http` server. */
  receive(request: IncomingMessage, response: ServerResponse): void {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      this.#serve(request, response, Buffer.concat(chunks).toString("utf8"));
    });
  }

  #serve(request: IncomingMessage, response: ServerResponse, body: string): void {
    const { simulation, routes, controls, faults, rateLimit, catchUp } = this.#settings;
    const url = new URL(request.url ?? "/", "http://localhost");
    const method = request.method ?? "GET";
    catchUp();
    const parsed = body === "" ? NOTHING : parseJson(body);
    const requested: Requested | undefined =
      parsed.outcome === "parsed"
        ? { method, path: url.pathname, query: url.searchParams, body: parsed.value }
        : undefined;
    const control = requested && answerOf(controls, requested, simulation);
    if (control !== undefined) return send(response, control, {});
    if (!isAuthorized(request, simulation)) return send(response, UNAUTHORIZED, {});
    const { isGranted, headers } = rateLimit.take(Date.now());
    if (!isGranted) return send(response, TOO_MANY, headers);

    const fault = faults.take(method, url.pathname);
    if (fault?.does === "drop-request") return void response.destroy();
    if (fault?.does === "answer")
      return send(response, failed(failure(fault.status, fault.status * 100_000, "fault")), headers);
    const reply = requested === undefined ? MALFORMED : (answerOf(routes, requested, simulation) ?? UNKNOWN_PATH);
    if (fault?.does === "drop-reply") return void response.destroy();
    const wait = simulation.settings.latencyMs + (fault?.does === "delay" ? fault.delayMs : 0);
    if (wait === 0) return send(response, reply, headers);
    setTimeout(() => {
      send(response, reply, headers);
    }, wait);
  }
}

const NOTHING = { outcome: "parsed", value: undefined } as const;
const UNAUTHORIZED = failed(failure(401, 40110000, "request is not authorized"));
const TOO_MANY = failed(failure(429, 42910000, "rate limit exceeded"));
const UNKNOWN_PATH = failed(notFound("endpoint"));
const MALFORMED = failed(failure(400, 40010000, "request body format is invalid"));

function isAuthorized({ headers }: IncomingMessage, { settings: { key } }: Simulation): boolean {
  return headers["apca-api-key-id"] === key.keyId && headers["apca-api-secret-key"] === key.secret;
}

function send(response: ServerResponse, { status, body }: Reply, headers: Headers): void {
  if (body === undefined) {
    response.writeHead(status, headers).end();
    return;
  }
  response.writeHead(status, { ...headers, "Content-Type": "application/json" }).end(JSON.stringify(body));
}
