import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { Secrets, type Alert } from "@alchemiser/application";
import { alertsContract } from "@alchemiser/application/testing";
import { afterEach, describe, expect, it } from "vitest";
import { KnownSecrets } from "../known-secrets.ts";
import { WebhookAlerts } from "./webhook-alerts.ts";

const ALERT: Alert = {
  name: "order-rejected",
  at: 1_751_463_360_000 as Alert["at"],
  runId: "run-1",
  correlationId: "main 2025-07-02",
  sentence: "the broker rejects an order: not enough buying power",
};
const PATH = "/services/T000/B000/a-path-that-is-a-secret";
const SWIFT = { attempts: 3, firstPauseMs: 1, timeoutMs: 2000, lastWaitMs: 10_000 };

type Answer = (request: IncomingMessage, response: ServerResponse, call: number) => void;

const open = new Set<Server>();

/** A webhook on this machine, and everything that it was told. */
async function webhook(answer: Answer): Promise<{ url: string; bodies: unknown[] }> {
  const bodies: unknown[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      bodies.push(JSON.parse(body));
      answer(request, response, bodies.length);
    });
  });
  open.add(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}${PATH}`, bodies };
}

const answering =
  (...statuses: readonly number[]): Answer =>
  (_request, response, call) =>
    response.writeHead(statuses[call - 1] ?? statuses.at(-1) ?? 200).end("ok");

afterEach(() => {
  for (const server of open) server.close().closeAllConnections();
  open.clear();
});

alertsContract("a webhook that answers", async () => {
  const { url } = await webhook(answering(200));
  return new WebhookAlerts({ url, secrets: new KnownSecrets(), manners: SWIFT });
});

alertsContract("a webhook that nobody is behind", () =>
  Promise.resolve(new WebhookAlerts({ url: "http://127.0.0.1:9/x", secrets: new KnownSecrets(), manners: SWIFT })),
);

describe("WebhookAlerts", () => {
  it("posts an alert as plain JSON, with a text that chat services show", async () => {
    const { url, bodies } = await webhook(answering(200));
    const alerts = new WebhookAlerts({ url, secrets: new KnownSecrets(), manners: SWIFT });
    alerts.raise(ALERT);

    expect(await alerts.settled()).toEqual([]);
    expect(bodies).toEqual([
      {
        text: "main 2025-07-02: the broker rejects an order: not enough buying power",
        alert: "order-rejected",
        at: "2025-07-02T13:36:00.000Z",
        run: "run-1",
        about: "main 2025-07-02",
        sentence: "the broker rejects an order: not enough buying power",
      },
    ]);
  });

  it("tries again, and then goes on with the next one", async () => {
    const { url, bodies } = await webhook(answering(503, 429, 200));
    const alerts = new WebhookAlerts({ url, secrets: new KnownSecrets(), manners: SWIFT });
    alerts.raise(ALERT);
    alerts.raise({ ...ALERT, sentence: "another" });

    expect(await alerts.settled()).toEqual([]);
    expect(bodies.map((body) => (body as { sentence: string }).sentence)).toEqual([
      ALERT.sentence,
      ALERT.sentence,
      ALERT.sentence,
      "another",
    ]);
  });

  it.each([
    ["answers with errors", answering(500), "the webhook answers with status 500"],
    [
      "sends us elsewhere",
      redirecting,
      "the webhook cannot be reached: it sends us elsewhere, which is not followed; name the last address",
    ],
    [
      "hangs up",
      (_: IncomingMessage, response: ServerResponse) => void response.destroy(),
      "the webhook cannot be reached: UND_ERR_SOCKET",
    ],
  ] as const)("gives up where it %s, and says so without its address", async (_name, answer, reason) => {
    const { url } = await webhook(answer);
    const alerts = new WebhookAlerts({ url, secrets: new KnownSecrets(), manners: SWIFT });
    alerts.raise(ALERT);

    const untold = await alerts.settled();
    expect(untold).toEqual([{ alert: ALERT, reason }]);
    expect(JSON.stringify(untold)).not.toContain(PATH);
  });

  it("says that nobody listens", async () => {
    const { url } = await webhook(answering(200));
    for (const server of open) server.close();
    const alerts = new WebhookAlerts({ url, secrets: new KnownSecrets(), manners: SWIFT });
    alerts.raise(ALERT);

    expect(await alerts.settled()).toEqual([
      { alert: ALERT, reason: "the webhook cannot be reached: nobody listens there; is its host and port right?" },
    ]);
  });

  it("does not wait for ever for a webhook that says nothing", async () => {
    const { url } = await webhook(() => undefined);
    const alerts = new WebhookAlerts({ url, secrets: new KnownSecrets(), manners: { ...SWIFT, lastWaitMs: 20 } });
    for (const sentence of ["one", "two", "three"]) alerts.raise({ ...ALERT, sentence });

    const untold = await alerts.settled();
    expect(untold).toHaveLength(3);
    expect(untold[0]?.reason).toBe(
      "the webhook cannot be reached: it does not answer in time; is it slow, or the wrong address?",
    );
  });

  it("tells no secret", async () => {
    const { url, bodies } = await webhook(answering(200));
    const secrets = new KnownSecrets();
    secrets.learn(new Secrets(new Map([["KEY", "hunter-2-hunter"]])));
    const alerts = new WebhookAlerts({ url, secrets, manners: SWIFT });
    alerts.raise({ ...ALERT, sentence: "refused: hunter-2-hunter" });
    await alerts.settled();

    expect(JSON.stringify(bodies)).not.toContain("hunter-2");
  });
});

function redirecting(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(302, { location: "http://127.0.0.1:9/elsewhere" }).end();
}
