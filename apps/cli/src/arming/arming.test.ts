import { chmodSync, existsSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import type { WriteStream } from "node:tty";
import type { StreamedAddresses } from "@alchemiser/alpaca";
import type { Aim } from "@alchemiser/application";
import { AlpacaSimulator, seededMarket } from "@alchemiser/alpaca-simulator";
import { instant, instantOf, money, newYorkInstant, session, sha256 } from "@alchemiser/domain";
import { mandateFor, wanting } from "@alchemiser/domain/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Context } from "../command-line/command.ts";
import { arm } from "../commands/arm.ts";
import { run as disarm } from "../commands/disarm.ts";
import { readConfiguration } from "../config/configuration.ts";
import { homeAt, type Home } from "../home.ts";
import { Terminal } from "../terminal.ts";
import { TemporaryHome } from "../testing/temporary-home.ts";
import { openLiveWorld } from "../worlds/live-world.ts";
import { worldHomeOf } from "../worlds/open-world.ts";
import { openMandateFor } from "../strategies/open-mandate.ts";
import { armingOf, rampEnd, ramped } from "./armed-mandate.ts";
import { ArmingFile } from "./arming-file.ts";

// The simulator stands in for the real thing: its address is given to these functions, and nowhere else.

const KEY = { keyId: ["PK", "LIVE"].join(""), secret: ["live", "secret"].join("-") };
const CONFIG =
  "world: live\nmandate: { sleeves: [{ strategy: hold.clj, weight: 100% }], maxWeight: { default: 100% } }\n";

let simulator: AlpacaSimulator;
let addresses: StreamedAddresses;

beforeAll(async () => {
  simulator = new AlpacaSimulator({
    market: seededMarket(42),
    time: { kind: "virtual", startsAt: newYorkInstant(session("2025-06-17"), 9 * 60 + 35) },
    key: KEY,
    requestsPerMinute: 100_000,
  });
  await simulator.start();
  const { url, tradingStreamUrl, dataStreamUrl } = simulator;
  addresses = { tradingUrl: url, dataUrl: url, tradingStreamUrl, dataStreamUrl };
});
afterAll(() => simulator.stop());

interface Scene {
  readonly home: TemporaryHome;
  readonly place: Home;
  readonly context: () => Promise<Context>;
}

/** A home with a mandate for real money, and keys. */
function scene(): Scene {
  const home = new TemporaryHome();
  home.write("hold.clj", '(defsymphony "hold" (asset "SPY"))');
  home.write("config.yaml", CONFIG);
  chmodSync(home.write("secrets.env", `APCA_API_KEY_ID=${KEY.keyId}\nAPCA_API_SECRET_KEY=${KEY.secret}\n`), 0o600);
  const whole = homeAt(home.folder);
  const context = async (): Promise<Context> => {
    const stream = () => new PassThrough().resume() as unknown as WriteStream;
    const terminal = new Terminal({ stdout: stream(), stderr: stream(), env: {} }, true);
    const reading = await readConfiguration({ home: whole, environment: {}, options: {} });
    return reading.outcome === "read"
      ? { terminal, home: whole, environment: {}, ...reading }
      : expect.fail(JSON.stringify(reading.problems));
  };
  return { home, place: worldHomeOf(whole, "live"), context };
}

const given = (account?: string) => ({ words: [], options: account === undefined ? {} : { account } });

async function numberOf({ context }: Scene): Promise<string> {
  const ending = await arm(await context(), given("0"), addresses);
  return /account "(\w+)"/.exec("reason" in ending ? ending.reason : "")?.[1] ?? expect.fail("it names the account");
}

const stateOf = async ({ context, place }: Scene, aim: Aim = "rebalance"): Promise<string> => {
  const { configuration, home } = await context();
  const opened = await openMandateFor({ aim }, configuration.mandate, home);
  if (opened.outcome === "refused") return opened.refusal.reason;
  const armed = armingOf(configuration, opened.programs, place);
  return armed.outcome === "armed" ? "armed" : armed.refusal.reason;
};

async function armedScene(): Promise<Scene & { readonly account: string }> {
  const made = scene();
  const account = await numberOf(made);
  expect(await arm(await made.context(), given(account), addresses)).toEqual({ exit: "ok" });
  return { ...made, account };
}

describe("live trading", () => {
  it("is not armed before a person has typed the number of the account that the keys are of", async () => {
    const made = scene();

    expect(await stateOf(made)).toBe("live trading is not armed");
    expect(await arm(await made.context(), given(), addresses)).toMatchObject({
      exit: "usage",
      mend: "say alchemiser arm --world live --account NUMBER",
    });
    expect(await arm(await made.context(), given("123456789"), addresses)).toMatchObject({
      exit: "refused",
      reason: expect.stringMatching(/^the keys are of account "\w+", and "123456789" was typed$/) as unknown,
    });
    expect(await stateOf(made)).toBe("live trading is not armed");
  });

  it("is armed for the mandate as it is, and for whatever else is set", async () => {
    const made = await armedScene();
    expect(await stateOf(made)).toBe("armed");

    made.home.write("config.yaml", `${CONFIG}logging: { level: debug }\n`);
    expect(await stateOf(made)).toBe("armed");
  });

  it.each([
    ["the mandate", "config.yaml", CONFIG.replace("default: 100%", "default: 99%")],
    ["a strategy", "hold.clj", '(defsymphony "hold" (asset "TQQQ"))'],
  ])("is armed no more once %s has changed, and again when that is taken back", async (_name, file, text) => {
    const made = await armedScene();
    const before = made.home.read(file);
    made.home.write(file, text);
    expect(await stateOf(made)).toBe("the mandate or a strategy of it has changed since live trading was armed");

    made.home.write(file, before);
    expect(await stateOf(made)).toBe("armed");
  });

  it("is armed no more when it is disarmed, or the file is gone", async () => {
    const made = await armedScene();
    await disarm(await made.context());

    expect(await stateOf(made)).toBe("live trading is not armed");
    expect(await disarm(await made.context())).toEqual({ exit: "ok" });
  });

  it.each(["flatten", "reconcile"] as const)("lets nothing stand in the way of a %s", async (aim) => {
    const made = await armedScene();
    made.home.write("hold.clj", "(no strategy");
    expect(await stateOf(made)).toContain("hold.clj");
    expect(await stateOf(made, aim)).toBe("armed");

    await disarm(await made.context());
    expect(await stateOf(made, aim)).toBe("armed");
  });

  it("is armed for the very texts that were read, whatever is saved meanwhile", async () => {
    const made = await armedScene();
    const { configuration, home } = await made.context();
    const opened = await openMandateFor({}, configuration.mandate, home);
    made.home.write("hold.clj", '(defsymphony "hold" (asset "TQQQ"))');

    expect(opened.outcome === "read" && armingOf(configuration, opened.programs, made.place).outcome).toBe("armed");
    expect(await stateOf(made)).toContain("has changed since");
  });

  it("guesses nothing from a file that somebody has edited", async () => {
    const made = await armedScene();
    made.home.write("live/armed.json", "{}");

    await expect(stateOf(made)).rejects.toThrow("does not read as an arming");
  });

  it("has a ledger of its own beside the bars of all", () => {
    const home = homeAt("home");

    expect(worldHomeOf(home, "live")).toMatchObject({
      ledger: join(home.folder, "live", "ledger.sqlite"),
      bars: home.bars,
    });
    expect(worldHomeOf(home, "paper").ledger).not.toBe(worldHomeOf(home, "live").ledger);
  });

  it("opens the account that is armed, and no other one", async () => {
    const { place, account } = await armedScene();
    const parts = { credentials: () => Promise.resolve(KEY), ledgerFile: place.ledger, failpoint: undefined };

    const other = await openLiveWorld(place, { ...parts, account: "123456789" }, addresses);
    expect(other).toMatchObject({ outcome: "refused", refusal: { exit: "refused" } });
    const opened = await openLiveWorld(place, { ...parts, account }, addresses);
    if (opened.outcome === "refused") expect.fail(opened.refusal.reason);
    expect(opened.world).toMatchObject({ name: "live", title: `live, real money in Alpaca's account ${account}` });
    await opened.world.close();
    const unarmed = await openLiveWorld(place, { ...parts, account: undefined }, addresses);
    expect(unarmed).toMatchObject({ outcome: "opened", world: { title: opened.world.title } });
    if (unarmed.outcome === "opened") await unarmed.world.close();
    expect(existsSync(place.ledger)).toBe(true);
  });
});

describe("the first week of an arming", () => {
  const arming = { account: "1", configuration: sha256("x"), at: instantOf("2026-11-27T14:30:00Z") };
  const mandate = mandateFor(wanting({ SPY: 1 }));
  const most = money("1000");

  it("has small buys only, and sells what is held, however much that is", () => {
    const now = instant(rampEnd(arming) - 1);

    expect(ramped(mandate, arming, { most, now }).limits).toEqual({ ...mandate.limits, maxBuyValue: most });
  });

  it("is over after seven days", () => {
    expect(ramped(mandate, arming, { most, now: rampEnd(arming) })).toBe(mandate);
  });

  it("begins again with each arming", () => {
    const home = new TemporaryHome();
    const file = new ArmingFile(home.folder);
    file.write(arming);
    file.write({ ...arming, at: instant(arming.at + 1000) });

    expect(file.read()?.at).toBe(arming.at + 1000);
  });
});
