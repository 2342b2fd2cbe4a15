import { describe, expect, it } from "vitest";
import { alchemiser } from "../testing/alchemiser.ts";
import { TemporaryHome } from "../testing/temporary-home.ts";

const doctor = (home: TemporaryHome, ...words: readonly string[]): ReturnType<typeof alchemiser> =>
  alchemiser(["doctor", "--home", home.folder, ...words]);

function stateOf(stdout: string, name: string): unknown {
  const { checks }: { readonly checks: readonly { readonly name: string; readonly state: string }[] } =
    JSON.parse(stdout);
  return checks.find((check) => check.name === name)?.state;
}

describe("alchemiser doctor", () => {
  it("finds a new machine in order, and leaves no trace", async () => {
    const home = new TemporaryHome();

    const { code, stdout } = await doctor(home);

    expect(code).toBe(0);
    expect(stdout).toMatch(/^ok +node/m);
    expect(stdout).toMatch(/^warn +bars +the store is empty\n +→ alchemiser data import PATH$/m);
    expect(home.contents).toEqual([]);
  });

  it("says of every setting where it was said", async () => {
    const home = new TemporaryHome();
    const file = home.write("config.yaml", "# mine\nworld: demo\nlogging:\n  level: warn\n");

    const { stdout } = await alchemiser(["doctor", "--home", home.folder, "--json"], {
      environment: { ALCHEMISER_LOG_LEVEL: "debug", ALCHEMISER_SIMULATOR_SEED: "7" },
    });
    const { settings } = JSON.parse(stdout);

    expect(settings).toContainEqual({ key: "world", value: "demo", origin: `${file}:2:1` });
    expect(settings).toContainEqual({ key: "logging.level", value: "debug", origin: "ALCHEMISER_LOG_LEVEL" });
    expect(settings).toContainEqual({ key: "simulator.seed", value: "7", origin: "ALCHEMISER_SIMULATOR_SEED" });
    expect(settings).toContainEqual({ key: "secrets.source", value: "file", origin: "standard" });
  });

  it("tells the demo's own mandate from what holds for every mandate", async () => {
    const { stdout } = await doctor(new TemporaryHome(), "--json");
    const { settings } = JSON.parse(stdout);

    expect(settings).toContainEqual({ key: "mandate.sleeves[0].weight", value: "40%", origin: "demo" });
    expect(settings).toContainEqual({ key: "mandate.cashReserve", value: "1%", origin: "standard" });
  });

  it("reports wrong settings like any other finding, and exits with their code", async () => {
    const home = new TemporaryHome();
    home.write("config.yaml", "wrold: demo\n");

    const { code, stdout } = await doctor(home, "--json");

    expect(code).toBe(3);
    expect(stateOf(stdout, "settings")).toBe("fail");
    expect(stateOf(stdout, "ledger")).toBe("ok");
  });

  it("finds a ledger that is not one, and a series that is damaged", async () => {
    const home = new TemporaryHome();
    home.write("ledger.sqlite", "scribbled over ".repeat(100));
    home.write("bars/AAA.parquet", "scribbled over");

    const { code, stdout } = await doctor(home, "--json");

    expect(code).toBe(4);
    expect(stateOf(stdout, "bars")).toBe("fail");
    expect(stateOf(stdout, "ledger")).toBe("fail");
  });
});
