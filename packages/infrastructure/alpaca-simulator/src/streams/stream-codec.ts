import { decode, encode } from "@msgpack/msgpack";
import type { IncomingMessage } from "node:http";
import { parseJson } from "../wire/parse-json.ts";
import { bytesOf, textOf, type StreamMessage } from "./stream-message.ts";

/** How the messages of a data stream are written. */
export interface StreamCodec {
  readonly encode: (messages: readonly object[]) => string | Uint8Array;
  /** Undefined for what cannot be read. */
  readonly decode: (message: StreamMessage) => unknown;
}

const JSON_CODEC: StreamCodec = {
  encode: (messages) => JSON.stringify(messages),
  decode(message) {
    const json = parseJson(textOf(message));
    return json.outcome === "parsed" ? json.value : undefined;
  },
};

const MSGPACK_CODEC: StreamCodec = {
  encode: (messages) => encode(messages.map(withTimestamp)),
  decode(message) {
    try {
      return decode(bytesOf(message));
    } catch {
      return undefined;
    }
  },
};

/** A client that says it speaks msgpack gets msgpack, any other JSON. */
export const codecFor = ({ headers }: IncomingMessage): StreamCodec =>
  headers["content-type"] === "application/msgpack" ? MSGPACK_CODEC : JSON_CODEC;

/** Msgpack has timestamps of its own, which a `Date` becomes. */
const withTimestamp = (message: object): object =>
  "t" in message && typeof message.t === "string" ? { ...message, t: new Date(message.t) } : message;
