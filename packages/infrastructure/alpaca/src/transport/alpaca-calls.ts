import {
  CredentialsRefused,
  ExternalFailure,
  UnexpectedAnswer,
  type Clock,
  type Leaving,
} from "@alchemiser/application";
import { instant, InvariantViolation } from "@alchemiser/domain";
import { decodeRefusal } from "../wire/decode-refusal.ts";
import { hostOf, isUrgent, type AlpacaOperation, type Host } from "./alpaca-operation.ts";
import type { AlpacaReply, AlpacaTransport } from "./alpaca-transport.ts";
import { backOffMs } from "./back-off.ts";
import { CircuitOpen, type Circuit } from "./circuit.ts";
import type { Circuits } from "./circuits.ts";
import { withinDeadline } from "./deadline.ts";
import { closedUntil } from "./rate-limit-headers.ts";
import type { RateLimiter } from "./rate-limiter.ts";

/** What calling needs, whoever calls. */
export interface Calling {
  readonly transport: AlpacaTransport;
  readonly clock: Clock;
  readonly limiters: Readonly<Record<Host, RateLimiter>>;
  readonly circuits: Circuits;
  /** A number from 0 to below 1. */
  readonly random: () => number;
  /** How long one attempt may take, waiting for the rate limit not counted. */
  readonly timeoutMs: number;
}

/** What becomes of one attempt. `unanswered`: it may or may not have been carried out. `unsent`: it never left. */
export type Attempt = { readonly outcome: "answered"; readonly reply: AlpacaReply } | Silence;

interface Silence {
  readonly outcome: "unanswered" | "unsent";
  readonly reason: string;
  readonly cause: unknown;
}

type Unavailable = (message: string, options: ErrorOptions) => ExternalFailure;

/** How often a question is asked before it is given up. */
const ATTEMPTS = 4;

/** Calls to Alpaca with manners: within its limits, within a deadline, and only questions are repeated. */
export class AlpacaCalls {
  readonly #calling: Calling;
  readonly #unavailable: Unavailable;

  /** @param unavailable what is thrown when a question stays without an answer */
  constructor(calling: Calling, unavailable: Unavailable) {
    this.#calling = calling;
    this.#unavailable = unavailable;
  }

  /**
   * The answer to a question, asked again a few times where that may help; not at all while Alpaca is left alone.
   *
   * @throws CredentialsRefused when Alpaca does not know the key
   * @throws UnexpectedAnswer when it says no, other than that there is no such thing
   */
  async ask(question: AlpacaOperation, signal: AbortSignal | undefined): Promise<AlpacaReply> {
    const { clock, random } = this.#calling;
    for (let attempt = 1; ; attempt++) {
      const result = await this.attempt(question, signal);
      if (result.outcome === "answered") return understood(question, result.reply);
      if (attempt === ATTEMPTS || result.cause instanceof CircuitOpen) throw this.#failure(question, result);
      await clock.waitUntil(instant(clock.now() + backOffMs(attempt, random)), signal);
    }
  }

  /** As `ask`, but answers with nothing when there is no such thing. */
  async askFor(question: AlpacaOperation, signal: AbortSignal | undefined): Promise<unknown> {
    const { status, body } = await this.ask(question, signal);
    return status === 404 ? undefined : body;
  }

  /**
   * Sends `operation` once, or not at all while Alpaca is left alone. Answers that ask to come back later count as none.
   *
   * @param leaving is asked when the rate limit has let it go: its recall gives up what waits, and nothing that has left
   */
  async attempt(operation: AlpacaOperation, signal: AbortSignal | undefined, leaving?: Leaving): Promise<Attempt> {
    const { transport, clock, limiters, circuits, timeoutMs } = this.#calling;
    const [limiter, circuit] = [limiters[hostOf(operation)], circuits.to[hostOf(operation)]];
    const lane = isUrgent(operation) ? "urgent" : "ordinary";
    const refusedUntil = circuit.refusedUntil(lane);
    if (refusedUntil !== undefined) return leftAlone(new CircuitOpen(refusedUntil));
    const mayCall = await limiter.acquire(lane, signal, leaving?.recall);
    if (mayCall) await leaving?.mayLeave?.();
    if (!mayCall || leaving?.recall?.aborted === true) return unsent("given up before it was sent", signal?.reason);

    const send = (ended: AbortSignal): Promise<AlpacaReply> => transport.send(operation, ended);
    const ending = await withinDeadline(send, { clock, timeoutMs, signal });
    switch (ending.ended) {
      case "failed":
        if (ending.cause instanceof ExternalFailure || ending.cause instanceof InvariantViolation) throw ending.cause;
        circuit.unanswered(reasonOf(ending.cause));
        return unanswered(reasonOf(ending.cause), ending.cause);
      case "timed-out":
        circuit.unanswered(`no answer within ${timeoutMs} ms`);
        return unanswered(`no answer within ${timeoutMs} ms`, undefined);
      case "given-up":
        return unanswered("given up", signal?.reason);
      case "answered":
        return this.#heard(ending.value, { limiter, circuit });
    }
  }

  #heard(
    reply: AlpacaReply,
    { limiter, circuit }: { readonly limiter: RateLimiter; readonly circuit: Circuit },
  ): Attempt {
    // Who says that there were too many calls is there, and well.
    if (isLater(reply.status) && reply.status !== 429) circuit.unanswered(`status ${reply.status}`);
    else circuit.answered();
    const until = closedUntil(reply, this.#calling.clock.now());
    if (until !== undefined) limiter.closeUntil(until);
    if (reply.status === 401) throw new CredentialsRefused("Alpaca does not know the key, or has withdrawn it");
    return isLater(reply.status) ? unanswered(`status ${reply.status}`, undefined) : { outcome: "answered", reply };
  }

  #failure({ name }: AlpacaOperation, { reason, cause }: Silence): ExternalFailure {
    return this.#unavailable(`Alpaca gave no answer to "${name}": ${reason}`, { cause });
  }
}

const unanswered = (reason: string, cause: unknown): Silence => ({ outcome: "unanswered", reason, cause });

const unsent = (reason: string, cause: unknown): Silence => ({ outcome: "unsent", reason, cause });

const leftAlone = (cause: CircuitOpen): Silence => unsent(cause.message, cause);

/** What the failure at the bottom says: those above it only say that something failed. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return "no connection";
  return cause.cause instanceof Error ? reasonOf(cause.cause) : cause.message;
}

/** Whether Alpaca, or somebody in front of it, could not deal with a call just now. */
const isLater = (status: number): boolean => status >= 500 || status === 408 || status === 425 || status === 429;

function understood({ name }: AlpacaOperation, reply: AlpacaReply): AlpacaReply {
  const isClear = (reply.status >= 200 && reply.status < 300) || reply.status === 404;
  if (isClear) return reply;
  const refusal = decodeRefusal(reply.body);
  const words = refusal === undefined ? "" : `: ${refusal.code} ${refusal.message}`;
  throw new UnexpectedAnswer(`Alpaca answered "${name}" with status ${reply.status}${words}`);
}
