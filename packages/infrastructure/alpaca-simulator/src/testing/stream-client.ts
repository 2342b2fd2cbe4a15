import { decode, encode } from "@msgpack/msgpack";
import { once } from "node:events";
import { WebSocket } from "ws";

/** A bare websocket that speaks one of the two languages of Alpaca's streams and keeps what it hears. */
export class StreamClient {
  /** All that was heard, oldest first. */
  readonly heard: unknown[] = [];
  readonly #socket: WebSocket;
  readonly #language: Language;
  #heardSomething = (): void => undefined;

  constructor(url: string, language: Language = "json") {
    this.#language = language;
    const headers = language === "msgpack" ? { "Content-Type": "application/msgpack" } : {};
    this.#socket = new WebSocket(url, { headers });
    this.#socket.on("error", () => undefined);
    this.#socket.on("message", (data: Buffer) => {
      this.heard.push(language === "msgpack" ? decode(data) : JSON.parse(data.toString("utf8")));
      this.#heardSomething();
    });
  }

  async opened(): Promise<void> {
    await once(this.#socket, "open");
  }

  send(message: object | string): void {
    if (typeof message === "string") this.#socket.send(message);
    else this.#socket.send(this.#language === "msgpack" ? encode(message) : JSON.stringify(message));
  }

  /** Resolves with the messages as soon as there are `count`. */
  async hears(count: number): Promise<readonly unknown[]> {
    while (this.heard.length < count)
      await new Promise<void>((resolve) => {
        this.#heardSomething = resolve;
      });
    return this.heard;
  }

  async closed(): Promise<void> {
    if (this.#socket.readyState === WebSocket.CLOSED) return;
    await new Promise((resolve) => this.#socket.once("close", resolve));
  }
}

type Language = "json" | "msgpack";
