import { chmodSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { alchemiser } from "../testing/alchemiser.ts";
import { csv, TemporaryHome } from "../testing/temporary-home.ts";

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

  it("shows of a webhook its host only, since its path is a key", async () => {
    const home = new TemporaryHome();
    home.write("config.yaml", 'alerts: { webhook: "https://hooks.example.com/services/T0/a-key" }\n');

    const text = await doctor(home);
    const { stdout } = await doctor(home, "--json");

    expect(text.stdout).toContain("hooks.example.com");
    expect(text.stdout + stdout).not.toContain("a-key");
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
    home.write("demo/ledger.sqlite", "scribbled over ".repeat(100));
    home.write("bars/AAA.parquet", "scribbled over");

    const { code, stdout } = await doctor(home, "--json");

    expect(code).toBe(4);
    expect(stateOf(stdout, "bars")).toBe("fail");
    expect(stateOf(stdout, "ledger")).toBe("fail");
  });

  it("finds every program of the mandate that is not there, or not right", async () => {
    const home = new TemporaryHome();
    home.write("wrong.clj", '(defsymphony "wrong" [(aset "AAA")])');
    home.write(
      "config.yaml",
      "mandate: { sleeves: [{ strategy: gone.clj, weight: 50% }, { strategy: wrong.clj, weight: 50% }] }",
    );

    const { code, stdout } = await doctor(home);

    expect(code).toBe(6);
    expect(stdout).toContain(`there is no file "${home.folder}/gone.clj"\n`);
    expect(stdout).toContain("wrong.clj:1:24: expected a node");
  });

  it("finds symbols without bars in the world in force", async () => {
    const home = new TemporaryHome();
    await home.importBars(
      ["AAA"],
      csv(() => 100),
    );
    home.write("both.clj", '(defsymphony "both" (weight-equal [(asset "AAA") (asset "BBB")]))');
    home.write("config.yaml", "world: paper\nmandate: { sleeves: [{ strategy: both.clj, weight: 100% }] }");

    const { stdout } = await doctor(home);

    expect(stdout).toMatch(/^warn +symbols +2 symbols, no bars in paper of BBB\n +→ alchemiser data pull$/m);
  });

  it("asks for the keys of the paper account, for nobody else to read, and shows none of them", async () => {
    const home = new TemporaryHome();
    home.write("config.yaml", "world: paper\nmandate: { sleeves: [{ strategy: 200d-tqqq, weight: 100% }] }");
    const secret = ["paper", "key", "17"].join("-");

    const without = await doctor(home);
    const file = home.write("secrets.env", `APCA_API_KEY_ID=${secret}\nAPCA_API_SECRET_KEY=${secret}\n`);
    chmodSync(file, 0o644);
    const open = await doctor(home);
    chmodSync(file, 0o600);
    const closed = await doctor(home);

    expect([without.code, open.code, closed.code]).toEqual([12, 12, 0]);
    expect(without.stdout).toMatch(/^fail +secrets +There is no file/m);
    expect(open.stdout).toMatch(/^fail +secrets +.* can be read by others/m);
    expect(closed.stdout).toContain(`both keys are in ${file}`);
    expect(`${open.stdout}${closed.stdout}`).not.toContain(secret);
  });

  it("warns of a file of settings that nobody reads", async () => {
    const home = new TemporaryHome();
    const file = home.write("config.yml", "world: paper\n");

    const { code, stdout } = await doctor(home);

    expect(code).toBe(0);
    expect(stdout).toContain(`${file} is not read\n`);
    expect(stdout).toContain("→ rename it config.yaml\n");
  });
});
