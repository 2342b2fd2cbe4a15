import type { AlpacaOperation } from "../transport/alpaca-operation.ts";
import type { AlpacaReply, AlpacaStream, AlpacaTransport, TradeUpdateListener } from "../transport/alpaca-transport.ts";

type Named<Name> = Extract<AlpacaOperation, { readonly name: Name }>;

/** What is answered to each kind of operation; the call is counted from 1. */
export type Script = {
  readonly [Name in AlpacaOperation["name"]]?: (
    operation: Named<Name>,
    call: number,
  ) => AlpacaReply | Promise<AlpacaReply>;
};

/** A way to Alpaca that ends at a script. */
export class ScriptedTransport implements AlpacaTransport {
  readonly #script: Script;
  readonly #sent: AlpacaOperation[] = [];
  /** Who listens to the trade updates. */
  listener: TradeUpdateListener | undefined;

  constructor(script: Script) {
    this.#script = script;
  }

  /** Everything that was sent, oldest first. */
  get sent(): readonly AlpacaOperation[] {
    return this.#sent;
  }

  async send(operation: AlpacaOperation): Promise<AlpacaReply> {
    this.#sent.push(operation);
    const call = this.#sent.filter(({ name }) => name === operation.name).length;
    return answer(this.#script, operation, call);
  }

  openTradeUpdates(listener: TradeUpdateListener): Promise<AlpacaStream> {
    this.listener = listener;
    return Promise.resolve({ close: () => Promise.resolve() });
  }
}

function answer<Name extends AlpacaOperation["name"]>(
  script: Script,
  operation: Named<Name> & { readonly name: Name },
  call: number,
): AlpacaReply | Promise<AlpacaReply> {
  const scripted = script[operation.name];
  if (scripted === undefined) throw new Error(`nothing is scripted for "${operation.name}"`);
  return scripted(operation, call);
}

export const reply = (status: number, body?: unknown, headers: Readonly<Record<string, string>> = {}): AlpacaReply => ({
  status,
  body,
  headers: new Map(Object.entries(headers)),
});
