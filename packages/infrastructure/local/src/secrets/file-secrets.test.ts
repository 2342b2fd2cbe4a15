import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { SecretsUnavailable } from "@alchemiser/application";
import { describe, expect, it, onTestFinished } from "vitest";
import { secretSource } from "./secret-source.ts";

const KEY = ["canary", "key", "8812"].join("-");
const SECRET = ["canary", "secret", "8813="].join("-");
const names = ["ALPACA_KEY", "ALPACA_SECRET"];

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "secrets-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

function secretFile(text: string, mode = 0o600): string {
  const path = join(newFolder(), "alpaca.env");
  writeFileSync(path, text, { mode: 0o600 });
  chmodSync(path, mode);
  return path;
}

const read = async (path: string): Promise<readonly string[]> =>
  (await secretSource({ source: "file", path, names }).read()).revealAll();

describe("secrets in a file", () => {
  it.each([
    ["JSON", `{ "ALPACA_KEY": "${KEY}", "ALPACA_SECRET": "${SECRET}", "OTHER": "text" }`],
    ["lines", `# paper account\nALPACA_KEY=${KEY}\n\nALPACA_SECRET=${SECRET}\nOTHER=`],
    ["exported, quoted lines with Windows ends", `export ALPACA_KEY = "${KEY}"\r\nALPACA_SECRET='${SECRET}'\r\n`],
  ])("are read from %s", async (_, text) => {
    expect(await read(secretFile(text))).toEqual([KEY, SECRET]);
  });

  it("are read anew each time", async () => {
    const path = secretFile(`ALPACA_KEY=old-key-1\nALPACA_SECRET=${SECRET}`);
    const source = secretSource({ source: "file", path, names });
    await source.read();
    writeFileSync(path, `ALPACA_KEY=${KEY}\nALPACA_SECRET=${SECRET}`);

    expect(source.canRefresh).toBe(true);
    expect((await source.read()).reveal("ALPACA_KEY")).toBe(KEY);
  });

  it.each([0o640, 0o604, 0o644, 0o660, 0o777])("are refused when others have rights on it (%o)", async (mode) => {
    const path = secretFile(`ALPACA_KEY=${KEY}\nALPACA_SECRET=${SECRET}`, mode);

    await expect(read(path)).rejects.toThrow(`"${path}" can be read by others: say chmod 600 "${path}"`);
  });

  it("are refused from anything but a file", async () => {
    const folder = newFolder();
    const pipe = join(folder, "pipe");
    spawnSync("mkfifo", ["-m", "600", pipe]);

    await expect(read(folder)).rejects.toThrow("is not a file");
    await expect(read(pipe)).rejects.toThrow("is not a file");
  });

  it("are refused from a file that is much too large", async () => {
    await expect(read(secretFile(`#${"x".repeat(70_000)}`))).rejects.toThrow("too large");
  });

  it("name the file when it is not there, and look nowhere else", async () => {
    const path = secretFile("");
    rmSync(path);

    const failure: unknown = await read(path).catch((thrown: unknown) => thrown);

    expect(failure).toBeInstanceOf(SecretsUnavailable);
    const message = `There is no file "${path}": it is to have a line ALPACA_KEY=… and one ALPACA_SECRET=…; write it, then say chmod 600 "${path}"`;
    expect(failure).toMatchObject({ source: path, isTransient: false, message });
  });

  it.each([
    ["is missing", "", "ALPACA_KEY is missing, ALPACA_SECRET is missing"],
    ["is empty", `ALPACA_KEY=\nALPACA_SECRET=${SECRET}`, "ALPACA_KEY is missing"],
    ["is a placeholder", `ALPACA_KEY=${KEY}\nALPACA_SECRET=YOUR_SECRET`, "ALPACA_SECRET is a placeholder"],
    ["is not a line", `ALPACA_KEY=${KEY}\n${SECRET}`, "Line 2"],
    ["is there twice", `ALPACA_KEY=${KEY}\nALPACA_SECRET=${SECRET}\nALPACA_KEY=${KEY}2`, "Line 3"],
    ["is not JSON", `{ "ALPACA_KEY": "${KEY}", "ALPACA_SECRET": "${SECRET}"`, "is not a JSON object"],
    ["is nested", `{ "ALPACA_KEY": { "value": "${KEY}" } }`, "is not a JSON object"],
  ])("say which of them %s, and show none of them", async (_, text, sentence) => {
    const failure: unknown = await read(secretFile(text)).catch((thrown: unknown) => thrown);

    expect(failure).toBeInstanceOf(SecretsUnavailable);
    expect(String(failure)).toContain(sentence);
    expect(inspect(failure, { depth: 9, showHidden: true })).not.toContain("canary");
  });
});
