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
  });

  it.each([
    [["backtst"], "unknown command 'backtst'\n(Did you mean backtest?)"],
    [["backtest"], "missing required argument 'STRATEGY'"],
    [["backtest", "x", "--capitol", "5"], "unknown option '--capitol'\n(Did you mean --capital?)"],
    [["data"], "no command was named"],
    [["help", "me"], 'no command or topic is called "me"'],
    [["version", "extra"], "too many arguments for 'version'. Expected 0 arguments but got 1: extra."],
    [["version", "--home", ""], '--home and ALCHEMISER_HOME must name a folder, was ""'],
  ])("refuses %j as misuse", async (words, sentence) => {
    const { code, stdout, stderr } = await alchemiser(words);

    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(sentence);
    expect(stderr).toMatch(/\nTo mend it: see alchemiser help\.\n$/);
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
