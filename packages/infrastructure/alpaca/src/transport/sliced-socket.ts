import type { streaming } from "@alpacahq/alpaca-trade-api";
import { WebSocket } from "ws";

/** How long frames are read before everything else has its turn. */
const SLICE_MS = 1;

type Listener = (...told: unknown[]) => void;

/**
 * The SDK's socket, but for how it reads: what has arrived is handed over in slices, and more is taken from the network
 * only when that is done. A flood of quotes waits at its sender instead of holding up the news of an order.
 *
 * @param now milliseconds, from anywhere
 */
export function slicedSocket(now: () => number): streaming.WebSocketFactory {
  return (url, codec) => {
    const headers = codec === "msgpack" ? { "Content-Type": "application/msgpack" } : {};
    const socket = new WebSocket(url, { perMessageDeflate: false, headers });
    const hear = slicing(socket, now);
    return {
      on: (event: string, listener: Listener) => (event === "message" ? hear(listener) : socket.on(event, listener)),
      send: (data: string | Uint8Array) => socket.send(data),
      close: (code?: number, reason?: string) => socket.close(code, reason),
      terminate: () => socket.terminate(),
      ping: () => socket.ping(),
      get readyState() {
        return socket.readyState;
      },
    };
  };
}

function slicing(socket: WebSocket, now: () => number): (listener: Listener) => void {
  const frames: unknown[] = [];
  const listeners: Listener[] = [];
  const read = (): void => {
    const until = now() + SLICE_MS;
    let count = 0;
    do {
      const frame = frames[count++];
      for (const listener of listeners) listener(frame);
    } while (count < frames.length && now() < until);
    frames.splice(0, count);
    if (frames.length > 0) setImmediate(read);
    else socket.resume();
  };
  socket.on("message", (frame: unknown) => {
    frames.push(frame);
    if (frames.length > 1) return;
    socket.pause();
    setImmediate(read);
  });
  return (listener) => void listeners.push(listener);
}
