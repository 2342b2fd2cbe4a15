import type { AlpacaOperation } from "./alpaca-operation.ts";

/** What Alpaca answered, whatever it is: a status that means "no" is an answer too. */
export interface AlpacaReply {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
  /** The JSON of the body; text where it is none, undefined where there is nothing. */
  readonly body: unknown;
}

/** What a stream of trade updates tells. */
export interface TradeUpdateListener {
  /** The `data` of one message. */
  readonly update: (body: unknown) => void;
  /** The stream was interrupted or could not be read; it works again, and what came in between is lost. */
  readonly resumed: () => void;
}

export interface AlpacaStream {
  close(): Promise<void>;
}

/**
 * The way to Alpaca. The official SDK is the real one; a simulation has its own, in process, and runs the same wire and
 * adapter code over it. It sends what it is given once: limits, deadlines and repetition are not its business. Both
 * promises reject when there is no answer, soon after `signal` aborts at the latest.
 */
export interface AlpacaTransport {
  send(operation: AlpacaOperation, signal: AbortSignal): Promise<AlpacaReply>;
  /** Resolves once Alpaca has acknowledged that it will tell; from then on the stream mends itself until closed. */
  openTradeUpdates(listener: TradeUpdateListener, signal: AbortSignal): Promise<AlpacaStream>;
}
