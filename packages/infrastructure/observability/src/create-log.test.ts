import { Writable } from "node:stream";
import { RefreshingSecrets, Secrets, type RunEvent } from "@alchemiser/application";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLog, type Log } from "./create-log.ts";
import { KnownSecrets } from "./known-secrets.ts";

const canary = ["canary", "9925"].join("-");

/** A stream that keeps what is written to it. */
class Kept extends Writable {
  text = "";

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

const event = (change: Partial<RunEvent> = {}): RunEvent => ({
  name: "order-submitted",
  at: 1_736_519_400_000 as RunEvent["at"],
  level: "info",
  runId: "run-1",
  correlationId: "cycle-1",
  causationId: "intent-1",
  data: {},
  ...change,
});

function knowing(...secrets: readonly string[]): KnownSecrets {
  const known = new KnownSecrets();
  known.learn(new Secrets(new Map(secrets.map((secret, index) => [`secret ${index}`, secret]))));
  return known;
}

async function written(secrets: KnownSecrets, write: (log: Log) => void): Promise<string> {
  const stream = new Kept();
  const log = createLog({ level: "info", secrets, stream });
  write(log);
  await log.close();
  return stream.text;
}

describe("the log", () => {
  it("is a line of JSON for each event, with its time, level and ids", async () => {
    const text = await written(knowing(), (log) => {
      log.write(event({ data: { ticker: "SPY" } }));
    });

    expect(text).toBe(
      '{"ts":"2025-01-10T14:30:00.000Z","level":"info","event":"order-submitted","runId":"run-1",' +
        '"correlationId":"cycle-1","causationId":"intent-1","data":{"ticker":"SPY"}}\n',
    );
  });

  it("prints an error with its stack and every cause", async () => {
    const error = new Error("no answer", { cause: new Error("socket closed", { cause: "reset" }) });

    const text = await written(knowing(), (log) => {
      log.write(event({ name: "run-failed", level: "error", data: { error } }));
    });

    expect(JSON.parse(text)).toMatchObject({
      level: "error",
      data: {},
      error: {
        message: "no answer",
        stack: expect.arrayContaining([expect.stringContaining("create-log.test.ts")]),
        cause: { message: "socket closed", cause: "reset" },
      },
    });
  });

  it("leaves out what is below its level", async () => {
    const text = await written(knowing(), (log) => {
      log.write(event({ level: "debug" }));
      log.write(event({ level: "warn" }));
    });

    expect(text.trim().split("\n")).toHaveLength(1);
    expect(text).toContain('"level":"warn"');
  });

  it("stays one line for each event, whatever is in it", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.anything(), { maxLength: 5 }),
        fc.string({ unit: "binary" }),
        async (parts, name) => {
          const text = await written(knowing(canary), (log) => {
            for (const part of parts) log.write(event({ name, runId: name, data: { part, [name]: part } }));
          });

          const lines = text.split("\n").slice(0, -1);
          expect(lines).toHaveLength(parts.length);
          for (const line of lines) expect(line).toMatch(/^[^\p{Cc}\p{Zl}\p{Zp}]+$/u);
        },
      ),
    );
  });
});

describe("a planted canary never shows", () => {
  const request = new Request(`https://user:${canary}@paper.example/v2/orders?key=${canary}`.replace(/user:.*@/, ""), {
    headers: { "APCA-API-SECRET-KEY": canary, "x-note": canary },
  });
  const failure = Object.assign(new Error(`403 for ${request.url}: {"message":"bad key ${canary}"}`), {
    request: { url: request.url, headers: request.headers, rawHeaders: [...request.headers].flat() },
    body: JSON.stringify({ echoed: JSON.stringify({ secret: canary }) }),
  });

  it.each<[string, Partial<RunEvent>]>([
    ["configuration", { data: { config: { broker: { keyId: canary, label: canary }, args: ["--key", canary] } } }],
    ["headers", { data: { headers: request.headers, raw: [...request.headers] } }],
    ["URLs", { data: { url: new URL(request.url), text: request.url, query: new URL(request.url).searchParams } }],
    ["error bodies", { data: { error: failure } }],
    ["causes", { data: { error: new Error("outer", { cause: new Error("inner", { cause: failure }) }) } }],
    [
      "stack traces",
      { data: { error: Object.assign(new Error("x"), { stack: `Error: x\n    at ${canary}.ts:1:1` }) } },
    ],
    ["basic authorization", { data: { sent: Buffer.from(`user:${canary}`).toString("base64"), note: "header" } }],
    [
      "names and ids",
      { name: canary, runId: canary, correlationId: canary, causationId: canary, data: { [canary]: 1 } },
    ],
  ])("in %s", async (_, change) => {
    const text = await written(knowing(canary), (log) => {
      log.write(event(change));
    });

    expect(text).not.toContain(canary);
    expect(text).not.toContain(Buffer.from(canary).toString("base64").slice(0, 12));
    expect(text).toContain("[redacted]");
  });

  it("after the secret was exchanged for another", async () => {
    const second = ["canary", "9926"].join("-");
    let content = canary;
    const known = new KnownSecrets();
    const source = known.watching({
      name: "vault",
      canRefresh: true,
      read: () => Promise.resolve(new Secrets(new Map([["KEY", content]]))),
    });
    const clock = { now: () => event().at, waitUntil: () => Promise.resolve() };
    const secrets = new RefreshingSecrets(source, { clock, maxAgeMs: 1_000 });
    const first = await secrets.current();
    content = second;
    await secrets.refresh(first);

    const text = await written(known, (log) => {
      log.write(event({ data: { old: canary, new: second } }));
    });

    expect(text).toContain('"data":{"old":"[redacted]","new":"[redacted]"}');
    expect(source).toMatchObject({ name: "vault", canRefresh: true });
  });
});
