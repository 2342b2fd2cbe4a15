import { closeSync, openSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { COMMANDS } from "./commands.ts";
import { EXIT_CODES } from "./exit-codes.ts";
import { alchemiser } from "./testing/alchemiser.ts";
import { TemporaryHome } from "./testing/temporary-home.ts";

describe("alchemiser", () => {
  it("lists every command when it is asked for help", async () => {
    const { code, stdout, stderr } = await alchemiser(["--help"]);

    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    for (const { name, summary } of COMMANDS) {
      expect(stdout).toContain(`  ${name}`);
      expect(stdout).toContain(summary);
    }
  });

  it.each(COMMANDS.map(({ name, examples }) => ({ name, examples })))("shows examples of $name", async (command) => {
    const { code, stdout } = await alchemiser(["help", ...command.name.split(" ")]);

    expect(code).toBe(0);
    for (const example of command.examples) expect(stdout).toContain(`  alchemiser ${example}\n`);
  });

  it("documents every exit code", async () => {
    const { stdout } = await alchemiser(["help", "exit-codes"]);

    for (const [name, { code, meaning }] of Object.entries(EXIT_CODES))
      expect(stdout).toMatch(new RegExp(`^ +${code} +${name} +${meaning}$`, "m"));
  });

  it("says its version, as one object for scripts", async () => {
    const { stdout } = await alchemiser(["version", "--json"]);

    expect(JSON.parse(stdout)).toMatchObject({ version: expect.stringMatching(/^\d+\.\d+\.\d+/) });
    expect((await alchemiser(["-v"])).stdout).toBe((await alchemiser(["version"])).stdout);
  });

  it("tells everybody of its topics, and of drills only who asks", async () => {
    const { stdout } = await alchemiser(["help"]);

    expect(stdout).toContain("More: alchemiser help COMMAND | language | configuration | exit-codes\n");
    expect((await alchemiser(["help", "failpoints"])).stdout).toContain("For drills");
  });

  it("says in the help on settings that the demo has a mandate of its own", async () => {
    expect((await alchemiser(["help", "configuration"])).stdout).toContain("the demo has one of its own");
  });

  it.each([
    [["backtst"], 'unknown command "backtst", perhaps "alchemiser backtest" was meant', "help"],
    [["explain", "x"], 'unknown command "explain", perhaps "alchemiser strategy explain" was meant', "help"],
    [["list"], 'perhaps "alchemiser data list" or "alchemiser strategy list" was meant', "help"],
    [["strategy", "shwo"], 'unknown command "shwo", perhaps "alchemiser strategy show" was meant', "help"],
    [["hold"], 'unknown command "hold"\n', "help"],
    [["backtest"], "missing required argument 'STRATEGY'", "help backtest"],
    [["backtest", "x", "--capitol", "5"], "unknown option '--capitol'\n(Did you mean --capital?)", "help backtest"],
    [["data"], "no command was named", "help"],
    [["data", "import"], "missing required argument 'PATH'", "help data import"],
    [["run", "--session", "now"], "--session must be a day such as 2015-01-02", "help run"],
    [["help", "me"], 'no command or topic is called "me"', "help"],
    [["version", "extra"], "too many arguments for 'version'. Expected 0 arguments but got 1: extra.", "help version"],
    [["version", "--home", ""], '--home and ALCHEMISER_HOME must name a folder, was ""', "help version"],
  ])("refuses %j as misuse, and says where the command is explained", async (words, sentence, help) => {
    const { code, stdout, stderr } = await alchemiser(words);

    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(sentence);
    expect(stderr).toMatch(new RegExp(`\nTo mend it: see alchemiser ${help}\\.\n$`));
  });

  it("tells scripts of misuse in one object, too", async () => {
    const { stdout } = await alchemiser(["backtst", "--json"]);

    expect(JSON.parse(stdout).error).toMatchObject({ name: "usage", code: 2, mend: "see alchemiser help" });
  });

  it("refuses variables that it does not know, before it does anything", async () => {
    const home = new TemporaryHome();
    const environment = { ALCHEMISER_WROLD: "demo", ALCHEMISER_HOME: home.folder };

    const { code, stderr } = await alchemiser(["data", "list"], { environment });

    expect(code).toBe(3);
    expect(stderr).toContain('ALCHEMISER_WROLD: this variable is not known, perhaps "ALCHEMISER_WORLD" was meant');
    expect(home.contents).toEqual([]);
  });

  it("names the line and the column of a key that it does not know", async () => {
    const home = new TemporaryHome();
    const file = home.write("config.yaml", "world: demo\nloging:\n  level: info\n");

    const { code, stderr } = await alchemiser(["data", "list", "--home", home.folder]);

    expect(code).toBe(3);
    expect(stderr).toContain(`${file}:2:1: the key "loging" is not known, perhaps "logging" was meant`);
  });

  it("does not pretend that a result arrived which could not be written", async () => {
    const readOnly = openSync(new URL(import.meta.url), "r");

    const { code } = await alchemiser(["version"], { stdout: readOnly });
    closeSync(readOnly);

    expect(code).toBe(EXIT_CODES.disk.code);
  });
});
