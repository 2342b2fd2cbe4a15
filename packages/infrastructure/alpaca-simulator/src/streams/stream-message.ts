/** What `ws` hands over for one message. */
export type StreamMessage = Buffer | ArrayBuffer | readonly Buffer[];

export function bytesOf(message: StreamMessage): Buffer {
  if (Buffer.isBuffer(message)) return message;
  return message instanceof ArrayBuffer ? Buffer.from(message) : Buffer.concat(message);
}

export const textOf = (message: StreamMessage): string => bytesOf(message).toString("utf8");
