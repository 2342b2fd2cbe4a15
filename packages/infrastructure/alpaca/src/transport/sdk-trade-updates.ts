import { setTimeout as pause } from "node:timers/promises";
import { streaming } from "@alpacahq/alpaca-trade-api";
import { CredentialsRefused, ExternalFailure } from "@alchemiser/application";
import type { AlpacaStream, TradeUpdateListener } from "./alpaca-transport.ts";
import type { KeyedApis } from "./keyed-apis.ts";
import type { SdkApis } from "./sdk-apis.ts";

/** The SDK's words for a key that was not accepted; it does not connect again after that. */
const AUTH_FAILED = "auth failed";
const RETRY_MS = 1000;

/** `listening`: Alpaca has acknowledged that it will tell. `given-up`: nobody waits for it any more. */
type Connection = "listening" | "refused" | "given-up";

/** The SDK's stream of trade updates, which reconnects by itself, and which we open anew when the key was changed. */
export class SdkTradeUpdates implements AlpacaStream {
  readonly #url: string;
  readonly #keyed: KeyedApis;
  readonly #listener: TradeUpdateListener;
  readonly #closed = new AbortController();
  #stream: streaming.TradingStream | undefined;

  constructor(url: string, keyed: KeyedApis, listener: TradeUpdateListener) {
    this.#url = url;
    this.#keyed = keyed;
    this.#listener = listener;
  }

  /** @throws CredentialsRefused when a renewed key is refused too */
  async open(signal: AbortSignal): Promise<void> {
    const apis = await this.#keyed.current();
    if ((await this.#connect(apis, signal)) !== "refused") return;
    if ((await this.#connect(await this.#keyed.insteadOf(apis), signal)) !== "refused") return;
    throw new CredentialsRefused("Alpaca's stream does not know the key, or has withdrawn it");
  }

  close(): Promise<void> {
    this.#closed.abort();
    this.#stream?.disconnect();
    return Promise.resolve();
  }

  #connect({ credentials }: SdkApis, signal: AbortSignal): Promise<Connection> {
    if (signal.aborted) return Promise.resolve("given-up");
    const stream = this.#newStream(credentials);
    return new Promise((resolve) => {
      let isListening = false;
      signal.addEventListener("abort", () => {
        if (isListening) return;
        stream.disconnect();
        resolve("given-up");
      });
      stream.on(streaming.EVENT.SUBSCRIPTION, () => {
        if (isListening) this.#tell(this.#listener.resumed);
        isListening = true;
        resolve("listening");
      });
      stream.onError((message) => {
        if (message === AUTH_FAILED) resolve("refused");
        if (!isListening) return;
        if (message === AUTH_FAILED) void this.#reopen();
        else if (message.startsWith("failed to")) this.#tell(this.#listener.resumed);
      });
      stream.connect();
    });
  }

  #newStream(credentials: SdkApis["credentials"]): streaming.TradingStream {
    const manners = { maxReconnectAttempts: streaming.UNLIMITED_RECONNECT_ATTEMPTS, initialReconnectMs: 200 };
    const stream = new streaming.TradingStream({ credentials, url: this.#url, ...manners });
    stream.onTradeUpdate((update) => {
      // The SDK makes dates of what we read as text; everything else is as it came.
      const timestamp = update.timestamp === undefined ? undefined : isoTextOf(update.timestamp);
      this.#tell(() => this.#listener.update({ ...update, timestamp }));
    });
    stream.subscribeTradeUpdates();
    this.#stream = stream;
    return stream;
  }

  /** The caller hears that something may be missing, asks by REST, and so renews the key or learns that it is gone. */
  async #reopen(): Promise<void> {
    this.#tell(this.#listener.resumed);
    for (let connection: Connection = "refused"; connection === "refused";) {
      // Closing is all that ends the pause early; connecting then answers that nobody waits.
      await pause(RETRY_MS, undefined, { signal: this.#closed.signal }).catch(() => undefined);
      connection = await this.#connectAgain();
    }
    this.#tell(this.#listener.resumed);
  }

  async #connectAgain(): Promise<Connection> {
    const apis = await this.#keyed.current().catch(noneInReach);
    return apis === undefined ? "refused" : this.#connect(apis, this.#closed.signal);
  }

  // The SDK swallows what a listener throws. In a task of its own a failed invariant ends the program, as it should.
  #tell(task: () => void): void {
    queueMicrotask(() => {
      if (!this.#closed.signal.aborted) task();
    });
  }
}

/** While the key cannot be had the stream is tried again: the call by REST has told why. */
function noneInReach(failure: unknown): undefined {
  if (failure instanceof ExternalFailure) return undefined;
  throw failure;
}

const isoTextOf = (date: Date): string => (Number.isNaN(date.getTime()) ? "no date" : date.toISOString());
