import type { WebSocket } from "ws";
import * as z from "zod";
import type { DeskNews, TradingDesk } from "../desk/trading-desk.ts";
import type { SimulatorKey } from "../simulator-options.ts";
import { encodeTradeUpdate } from "../wire/encode-trade-update.ts";
import { parseJson } from "../wire/parse-json.ts";
import { textOf, type StreamMessage } from "./stream-message.ts";

const Authenticate = z.object({
  action: z.literal("authenticate"),
  data: z.object({ key_id: z.string(), secret_key: z.string() }),
});
const Auth = z
  .object({ action: z.literal("auth"), key: z.string(), secret: z.string() })
  .transform(({ key, secret }) => ({ action: "authenticate" as const, data: { key_id: key, secret_key: secret } }));
const Listen = z.object({ action: z.literal("listen"), data: z.object({ streams: z.array(z.string()) }) });
const Message = z.union([Authenticate, Auth, Listen]);

export interface TradingStreamSettings {
  readonly desk: TradingDesk;
  readonly key: SimulatorKey;
  readonly authenticationMs: number;
}

/** One connection to the trading stream. It sends JSON in binary frames, as Alpaca's paper accounts do. */
export function serveTradingStream(socket: WebSocket, { desk, key, authenticationMs }: TradingStreamSettings): void {
  let isAuthorized = false;
  let isListening = false;
  const send = (message: object): void => {
    socket.send(Buffer.from(JSON.stringify(message)));
  };
  const tell = ({ events }: DeskNews): void => {
    if (isListening) for (const event of events) send(encodeTradeUpdate(event));
  };
  const stopListening = desk.listen(tell);
  const deadline = setTimeout(() => {
    socket.close();
  }, authenticationMs);

  socket.on("close", () => {
    clearTimeout(deadline);
    stopListening();
  });
  socket.on("message", (data: StreamMessage) => {
    const message = messageOf(textOf(data));
    if (message === undefined) return;
    if (message.action === "authenticate") {
      isAuthorized = message.data.key_id === key.keyId && message.data.secret_key === key.secret;
      clearTimeout(deadline);
      send({ stream: "authorization", data: { status: statusOf(isAuthorized), action: "authenticate" } });
    } else if (isAuthorized) {
      const streams = message.data.streams.filter((stream) => stream === "trade_updates");
      isListening = streams.length > 0;
      send({ stream: "listening", data: { streams } });
    } else {
      send({ stream: "authorization", data: { status: "unauthorized", action: "listen" } });
    }
  });
}

function messageOf(text: string): z.infer<typeof Message> | undefined {
  const json = parseJson(text);
  return json.outcome === "parsed" ? Message.safeParse(json.value).data : undefined;
}

const statusOf = (isAuthorized: boolean): string => (isAuthorized ? "authorized" : "unauthorized");
