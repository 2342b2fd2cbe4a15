import type { WebSocket } from "ws";

/** A feed of market data has room for one connection at a time. */
export class Feed {
  #holder: WebSocket | undefined;

  /** Whether `socket` has the feed now. */
  isClaimedBy(socket: WebSocket): boolean {
    this.#holder ??= socket;
    return this.#holder === socket;
  }

  release(socket: WebSocket): void {
    if (this.#holder === socket) this.#holder = undefined;
  }
}
