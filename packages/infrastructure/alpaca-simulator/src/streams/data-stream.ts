import type { WebSocket } from "ws";
import * as z from "zod";
import type { TradingDesk } from "../desk/trading-desk.ts";
import type { SimulatorKey } from "../simulator-options.ts";
import { DataUpdates } from "./data-updates.ts";
import { Feed } from "./feed.ts";
import { codecFor, type StreamCodec } from "./stream-codec.ts";
import type { StreamMessage } from "./stream-message.ts";
import type { ServeStream } from "./stream-server.ts";
import { encodeSubscriptions, NO_SUBSCRIPTIONS, SubscriptionMessage, withSubscription } from "./subscriptions.ts";

export interface DataStreamSettings {
  readonly desk: TradingDesk;
  readonly key: SimulatorKey;
  /** How long a connection may take to authenticate. */
  readonly authenticationMs: number;
}

/** One feed of market data, for any number of connections, of which one at a time gets in. */
export function serveDataStream(settings: DataStreamSettings): ServeStream {
  const feed = new Feed();
  return (socket, request) => {
    const connection = new DataConnection(socket, codecFor(request), { ...settings, feed });
    connection.open();
  };
}

const Auth = z.object({ action: z.literal("auth"), key: z.string(), secret: z.string() });
const Message = z.union([Auth, SubscriptionMessage]);

const ERRORS = {
  400: "invalid syntax",
  401: "not authenticated",
  402: "auth failed",
  403: "already authenticated",
  404: "auth timeout",
  406: "connection limit exceeded",
} as const;
type ErrorCode = keyof typeof ERRORS;

class DataConnection {
  readonly #socket: WebSocket;
  readonly #codec: StreamCodec;
  readonly #settings: DataStreamSettings & { readonly feed: Feed };
  readonly #updates: DataUpdates;
  #state: "connected" | "authenticated" = "connected";
  #subscriptions = NO_SUBSCRIPTIONS;

  constructor(socket: WebSocket, codec: StreamCodec, settings: DataStreamSettings & { readonly feed: Feed }) {
    this.#socket = socket;
    this.#codec = codec;
    this.#settings = settings;
    this.#updates = new DataUpdates(settings.desk.floor.tape);
  }

  open(): void {
    const { desk, feed, authenticationMs } = this.#settings;
    const deadline = setTimeout(() => {
      if (this.#state === "connected") this.#refuse(404);
    }, authenticationMs);
    const stopListening = desk.listen(() => {
      this.#publish();
    });
    this.#socket.on("close", () => {
      clearTimeout(deadline);
      stopListening();
      feed.release(this.#socket);
    });
    this.#socket.on("message", (message: StreamMessage) => {
      this.#receive(message);
    });
    this.#send([{ T: "success", msg: "connected" }]);
  }

  #receive(received: StreamMessage): void {
    const message = Message.safeParse(this.#codec.decode(received));
    if (!message.success) return this.#fail(400);
    if (message.data.action === "auth") return this.#authenticate(message.data);
    if (this.#state === "connected") return this.#fail(401);
    this.#subscriptions = withSubscription(this.#subscriptions, message.data);
    this.#send([encodeSubscriptions(this.#subscriptions)]);
    this.#publish();
  }

  #authenticate(given: z.infer<typeof Auth>): void {
    const { key, feed } = this.#settings;
    if (this.#state === "authenticated") return this.#fail(403);
    if (given.key !== key.keyId || given.secret !== key.secret) return this.#refuse(402);
    if (!feed.isClaimedBy(this.#socket)) return this.#refuse(406);
    this.#state = "authenticated";
    this.#send([{ T: "success", msg: "authenticated" }]);
  }

  #publish(): void {
    const { desk } = this.#settings;
    const updates = this.#updates.since(this.#subscriptions, desk.now);
    if (updates.length > 0) this.#send(updates);
  }

  #fail(code: ErrorCode): void {
    this.#send([{ T: "error", code, msg: ERRORS[code] }]);
  }

  #refuse(code: ErrorCode): void {
    this.#fail(code);
    this.#socket.close();
  }

  #send(messages: readonly object[]): void {
    this.#socket.send(this.#codec.encode(messages));
  }
}
