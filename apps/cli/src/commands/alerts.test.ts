import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { describe, expect, it, onTestFinished } from "vitest";
import { on } from "../testing/refusal.ts";
import { csv, TemporaryHome } from "../testing/temporary-home.ts";

/** A home whose mandate wants more of a symbol than it allows, and alerts that go to `webhook`. */
async function homeTelling(webhook: string): Promise<TemporaryHome> {
  const home = new TemporaryHome();
  await home.importBars(
    ["AAA"],
    csv((row) => 100 + row),
  );
  home.write("hold.clj", '(defsymphony "hold" (asset "AAA"))');
  home.write(
    "config.yaml",
    `mandate: { sleeves: [{ strategy: hold.clj, weight: 100% }] }\nalerts: { webhook: "${webhook}" }\nlogging: { level: debug }\n`,
  );
  return home;
}

/** A webhook on this machine, and what it was told. */
async function webhook(): Promise<{ url: string; told: string[] }> {
  const told: string[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      told.push(body);
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => server.close().closeAllConnections());
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/services/a-key-of-its-own`, told };
}

describe("a run whose order is denied", () => {
  it("tells the webhook while it goes on", async () => {
    const { url, told } = await webhook();
    const { code } = await on(await homeTelling(url), "run", "--session", "2024-05-01");

    expect(code).toBe(8);
    expect(told.map((body) => JSON.parse(body) as unknown)).toMatchObject([
      {
        alert: "order-denied",
        text: expect.stringContaining("main 2024-05-01: the gate denies to buy AAA") as unknown,
      },
    ]);
  });

  it("ends as it would when the webhook is down, says who was not told, and keeps the address to itself", async () => {
    const home = await homeTelling("http://127.0.0.1:9/services/a-key-of-its-own");
    const { code, stdout, stderr } = await on(home, "run", "--session", "2024-05-01");

    expect(code).toBe(8);
    expect(stderr).toContain("nobody could be told that the gate denies to buy AAA");
    expect(stdout + stderr).not.toContain("a-key-of-its-own");
  });
});
