import { once } from "node:events";
import { describe, expect, it, onTestFinished } from "vitest";
import { WebSocketServer } from "ws";
import { slicedSocket } from "./sliced-socket.ts";

const FRAMES = 500;

/** A server that sends all its frames at once to whoever connects; answers with its address. */
async function floodingServer(): Promise<string> {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  server.on("connection", (socket) => {
    for (let frame = 0; frame < FRAMES; frame++) socket.send(String(frame));
  });
  await once(server, "listening");
  onTestFinished(() => {
    for (const client of server.clients) client.terminate();
    server.close();
  });
  const address = server.address();
  return `ws://127.0.0.1:${typeof address === "object" ? (address?.port ?? 0) : 0}`;
}

/** In which turn of the event loop each frame was handed over, where every look at the clock takes `lookMs`. */
async function turnsOf(lookMs: number): Promise<readonly number[]> {
  let nowMs = 0;
  const turns: number[] = [];
  let turn = 0;
  const count = (): void => {
    turn += 1;
    if (turns.length < FRAMES) setImmediate(count);
  };
  count();
  const socket = slicedSocket(() => (nowMs += lookMs))(await floodingServer(), "json");
  await new Promise<void>((resolve) => {
    socket.on("message", (frame) => {
      expect(String(frame)).toBe(String(turns.length));
      turns.push(turn);
      if (turns.length === FRAMES) resolve();
    });
  });
  socket.close();
  return turns;
}

describe("slicedSocket", () => {
  it("hands over all that has arrived, in its order, as long as a slice lasts", async () => {
    const turns = await turnsOf(0);

    expect(new Set(turns).size).toBeLessThan(FRAMES / 2);
  });

  it("lets everything else have a turn when a slice is used up", async () => {
    const turns = await turnsOf(1);

    expect(new Set(turns).size).toBe(FRAMES);
  });
});
