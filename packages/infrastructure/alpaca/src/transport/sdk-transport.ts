import { ApiError } from "@alpacahq/alpaca-trade-api";
import type { AlpacaOperation } from "./alpaca-operation.ts";
import type { AlpacaReply, AlpacaStream, AlpacaTransport, TradeUpdateListener } from "./alpaca-transport.ts";
import type { CredentialSource } from "./credentials.ts";
import { KeyedApis } from "./keyed-apis.ts";
import type { AlpacaAddresses, SdkApis } from "./sdk-apis.ts";
import { callSdk } from "./sdk-call.ts";
import { SdkTradeUpdates } from "./sdk-trade-updates.ts";

/** Alpaca over its official SDK. The key is asked for with the first call, and again when Alpaca refuses it. */
export class SdkTransport implements AlpacaTransport {
  readonly #streamUrl: string;
  readonly #keyed: KeyedApis;

  constructor(addresses: AlpacaAddresses, credentials: CredentialSource) {
    this.#streamUrl = addresses.tradingStreamUrl;
    this.#keyed = new KeyedApis(addresses, credentials);
  }

  /** Calls again with a renewed key after a 401: it says that nothing was done. */
  async send(operation: AlpacaOperation, signal: AbortSignal): Promise<AlpacaReply> {
    const apis = await this.#keyed.current();
    const reply = await replyTo(apis, operation, signal);
    return reply.status === 401 ? replyTo(await this.#keyed.insteadOf(apis), operation, signal) : reply;
  }

  async openTradeUpdates(listener: TradeUpdateListener, signal: AbortSignal): Promise<AlpacaStream> {
    const updates = new SdkTradeUpdates(this.#streamUrl, this.#keyed, listener);
    await updates.open(signal);
    return updates;
  }
}

async function replyTo(apis: SdkApis, operation: AlpacaOperation, signal: AbortSignal): Promise<AlpacaReply> {
  const response = await callSdk(apis, operation, signal).catch(refusedResponse);
  const text = await response.text();
  return { status: response.status, headers: new Map(response.headers), body: jsonOf(text) };
}

/** The SDK throws what Alpaca refuses; the response is in the error, still unread. */
function refusedResponse(failure: unknown): Response {
  if (failure instanceof ApiError) return failure.response;
  throw failure;
}

function jsonOf(text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
