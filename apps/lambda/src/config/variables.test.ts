import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ledgerFolder, logLevel, onlyKnown, simulatorUrl, webhook } from "./variables.ts";

describe("the environment", () => {
  it("must not hold names of ours that nobody reads", () => {
    expect(() => onlyKnown({ PATH: "", ALCHEMISER_LEDGER_DIR: "x" })).not.toThrow();
    expect(() => onlyKnown({ ALCHEMISER_LEDGERDIR: "x" })).toThrow("ALCHEMISER_LEDGERDIR: known are only");
  });

  it("names a ledger's folder that outlives the function", () => {
    expect(ledgerFolder({})).toBeUndefined();
    expect(ledgerFolder({ ALCHEMISER_LEDGER_DIR: "/mnt/ledger" })).toBe("/mnt/ledger");
    for (const folder of [
      tmpdir(),
      join(tmpdir(), "ledger"),
      join(tmpdir(), "..ledger"),
      join(tmpdir(), "..", tmpdir(), "ledger"),
    ])
      expect(() => ledgerFolder({ ALCHEMISER_LEDGER_DIR: folder })).toThrow("must be on a mount that outlives");
    expect(() => ledgerFolder({ ALCHEMISER_LEDGER_DIR: "ledger" })).toThrow("must be an absolute path");
  });

  it("names a simulator on this machine alone", () => {
    expect(simulatorUrl({})).toBeUndefined();
    expect(simulatorUrl({ ALCHEMISER_SIMULATOR_URL: "http://127.0.0.1:8080/" })).toBe("http://127.0.0.1:8080");
    for (const url of ["https://api.alpaca.markets", "http://127.0.0.1.example.com", "127.0.0.1:8080"])
      expect(() => simulatorUrl({ ALCHEMISER_SIMULATOR_URL: url })).toThrow("must be http on this machine");
  });

  it("says where alerts go, and does not tell an address back that it cannot use", () => {
    expect(webhook({})).toBeUndefined();
    expect(webhook({ ALCHEMISER_ALERTS_WEBHOOK: "https://example.com/key" })).toBe("https://example.com/key");
    expect(() => webhook({ ALCHEMISER_ALERTS_WEBHOOK: "http://example.com/key" })).toThrow(
      /^ALCHEMISER_ALERTS_WEBHOOK must be an address that begins with https:\/\/,/,
    );
  });

  it("says how much is logged", () => {
    expect(logLevel({})).toBe("info");
    expect(() => logLevel({ ALCHEMISER_LOG_LEVEL: "loud" })).toThrow("must be one of debug, info, warn, error");
  });
});
