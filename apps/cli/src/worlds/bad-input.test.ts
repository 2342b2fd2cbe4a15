import { AlpacaSimulator, seededMarket } from "@alchemiser/alpaca-simulator";
import { instantOf, session } from "@alchemiser/domain";
import { chmodSync } from "node:fs";
import { createServer } from "node:http";
import { once } from "node:events";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { ledgerSide } from "../testing/drill/ledger-side.ts";
import { expectRefusal, on } from "../testing/refusal.ts";
import { TemporaryHome } from "../testing/temporary-home.ts";

const MANDATE = "mandate: { sleeves: [{ strategy: 200d-tqqq, weight: 100% }], maxWeight: { default: 100% } }\n";

const strategy = (body: string): string => `(defsymphony "mine" {:rebalance-frequency :daily}\n  [${body}])\n`;
const OWN = MANDATE.replace("200d-tqqq", "mine.clj");

describe("a key that the broker does not know", () => {
  it("is told from a broker that is down, and never shown", async () => {
    const secret = ["not", "the", "demo"].join("-");
    const simulator = new AlpacaSimulator({
      market: seededMarket(42, { from: session("2021-01-04") }),
      time: { kind: "virtual", startsAt: instantOf("2024-01-02T14:35:00Z") },
      key: { keyId: "other", secret },
    });
    await simulator.start();
    onTestFinished(() => simulator.stop());
    const home = new TemporaryHome();

    const run = await on(home, "run", "--simulator", simulator.url);

    expectRefusal(run, {
      code: 12,
      reason: "Alpaca does not know the key",
      mend: "put a valid key where config.yaml says",
    });
    expect(run.stderr).not.toContain(secret);
  });
});

describe("a simulator that is not there", () => {
  it.each(["run", "plan"])("keeps %s from leaving anything behind", async (command) => {
    const home = new TemporaryHome();

    const run = await on(home, command, "--simulator", "http://127.0.0.1:9");

    expectRefusal(run, {
      code: 13,
      reason: 'The simulator at "http://127.0.0.1:9" does not answer',
      mend: "start the same command again later",
    });
    expect(home.contents).toEqual([]);
  });

  it.each(["127.0.0.1:8787", "ftp://127.0.0.1", "http://me:hidden@127.0.0.1"])(
    "is not looked for at what is no address: %s",
    async (address) => {
      const run = await on(new TemporaryHome(), "run", "--simulator", address);

      expectRefusal(run, {
        code: 2,
        reason: "--simulator must be an address such as http://127.0.0.1:8787",
        mend: "see alchemiser help run",
      });
      expect(run.stderr).not.toContain("hidden");
    },
  );

  it("is not mistaken for whatever else answers there", async () => {
    const server = createServer((_, response) => response.end("hello")).listen(0, "127.0.0.1");
    await once(server, "listening");
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = typeof address === "object" ? String(address?.port) : "";

    const run = await on(new TemporaryHome(), "run", "--simulator", `http://127.0.0.1:${port}`);

    expectRefusal(run, { code: 13, reason: "is no simulator of ours", mend: "start the same command again later" });
  });
});

describe("alchemiser simulator", () => {
  it("says that its port is taken", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = typeof address === "object" ? String(address?.port) : "";
    const home = new TemporaryHome();

    const run = await on(home, "simulator", "--port", port);

    expectRefusal(run, {
      code: 15,
      reason: `Port ${port} cannot be listened on`,
      mend: "name another port with --port",
    });
    expect(home.contents).toEqual([]);
  });

  it("says that its journal cannot be kept there", async () => {
    const home = new TemporaryHome();
    const file = home.write("file", "");

    const run = await on(home, "simulator", "--journal", join(file, "journal.jsonl"));

    expectRefusal(run, { code: 14, reason: 'journal.jsonl" cannot be used', mend: "see that the disk has space" });
  });

  it.each(["99999", "-1", "many"])("refuses the port %s", async (port) => {
    expectRefusal(await on(new TemporaryHome(), "simulator", `--port=${port}`), {
      code: 2,
      reason: `--port is a number from 0 to 65535, was "${port}"`,
      mend: "see alchemiser help",
    });
  });
});

describe("a strategy that cannot be traded", () => {
  it.each(["run", "plan", "data pull"])("keeps %s from beginning: line and column of the mistake", async (command) => {
    const home = new TemporaryHome();
    home.write("config.yaml", OWN);
    home.write("mine.clj", strategy('(aset "SPY")'));

    const run = await on(home, ...command.split(" "));

    expect(run).toMatchObject({ code: 6, stdout: "" });
    expect(run.stderr).toContain("mine.clj:2:5: expected a node");
    expect(run.stderr).toContain("To mend it: correct the program at the places that are named.");
    expect(home.contents).toEqual(["config.yaml", "mine.clj"]);
  });

  it("names a symbol that the market does not have, and sends nothing", async () => {
    const home = new TemporaryHome();
    home.write("config.yaml", OWN);
    home.write("mine.clj", strategy('(asset "SPY") (asset "ZZZZ")'));

    const run = await on(home, "run");

    expectRefusal(run, {
      code: 16,
      reason: "the broker does not know ZZZZ",
      mend: "correct the strategy that names it",
    });
    expect((await ledgerSide(join(home.folder, "demo", "ledger.sqlite"))).records).toEqual([]);
  });

  it("says which symbols have no bars, where a part of the rest was pulled", async () => {
    const run = await on(new TemporaryHome(), "data", "pull", "ZZZZ", "SPY");

    expect(run.code).toBe(8);
    expect(run.stderr).toContain("ZZZZ: no bars");
  });
});

describe("a market that is closed", () => {
  it("is waited for by nobody: the window is named", async () => {
    const simulator = new AlpacaSimulator({
      market: seededMarket(42, { from: session("2021-01-04") }),
      time: { kind: "virtual", startsAt: instantOf("2024-01-03T20:55:00Z") },
      key: { keyId: "demo", secret: "demo" },
    });
    await simulator.start();
    onTestFinished(() => simulator.stop());
    const home = new TemporaryHome();

    const { code, stderr } = await on(home, "run", "--simulator", simulator.url);

    expect(code).toBe(7);
    expect(stderr).toContain("the trading window of 2024-01-03 has closed; the next session is 2024-01-04");
    expect(stderr).toContain("To mend it: change what the sentence names, or run again inside the trading window.");
    expect(home.contents.filter((name) => name.includes("reports"))).toEqual([]);
  });
});

describe("money at stake", () => {
  it.each(["run", "plan"])("is not touched by %s --world live", async (command) => {
    const home = new TemporaryHome();
    home.write("config.yaml", MANDATE);

    const run = await on(home, command, "--world", "live");

    expectRefusal(run, { code: 7, reason: "live trading is not armed", mend: "look at alchemiser plan" });
    expect(home.contents).toEqual(["config.yaml"]);
  });

  it.each(["run", "plan", "data pull"])("needs a file of secrets for %s --world paper", async (command) => {
    const home = new TemporaryHome();
    home.write("config.yaml", MANDATE);

    const run = await on(home, ...command.split(" "), "--world", "paper");

    expectRefusal(run, {
      code: 12,
      reason: `There is no file "${join(home.folder, "secrets.env")}": it is to have a line APCA_API_KEY_ID=…`,
      mend: "correct what the sentence names",
    });
    expect(home.contents).toEqual(["config.yaml"]);
  });

  it("needs secrets that nobody else can read, and shows none of them", async () => {
    const home = new TemporaryHome();
    home.write("config.yaml", MANDATE);
    const secret = ["for", "nobody"].join("-");
    const file = home.write("secrets.env", `APCA_API_KEY_ID=${secret}\nAPCA_API_SECRET_KEY=${secret}\n`);
    chmodSync(file, 0o644);

    const run = await on(home, "run", "--world", "paper");

    expectRefusal(run, {
      code: 12,
      reason: `"${file}" can be read by others: say chmod 600 "${file}"`,
      mend: "correct what the sentence names",
    });
    expect(run.stderr).not.toContain(secret);
    expect(home.contents).toEqual(["config.yaml", "secrets.env"]);
  });
});
