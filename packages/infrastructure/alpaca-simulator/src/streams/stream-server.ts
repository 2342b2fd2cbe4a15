import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer, type WebSocket } from "ws";

/** Serves one connection until it ends. */
export type ServeStream = (socket: WebSocket, request: IncomingMessage) => void;

/** The websockets of an HTTP server, by path. */
export class StreamServer {
  readonly #sockets = new WebSocketServer({ noServer: true });
  readonly #paths: ReadonlyMap<string, ServeStream>;

  constructor(server: Server, paths: ReadonlyMap<string, ServeStream>) {
    this.#paths = paths;
    server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      this.#upgrade(request, socket, head);
    });
  }

  /** Ends every connection without a word, as a network does. */
  cut(): void {
    for (const socket of this.#sockets.clients) socket.terminate();
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const serve = this.#paths.get(new URL(request.url ?? "/", "http://localhost").pathname);
    if (serve === undefined) {
      socket.destroy();
      return;
    }
    this.#sockets.handleUpgrade(request, socket, head, (connected) => {
      // A connection that breaks says so by closing; what broke it is of no interest.
      connected.on("error", () => undefined);
      serve(connected, request);
    });
  }
}
