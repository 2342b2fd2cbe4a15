import * as application from "@alchemiser/application";
import { describe, expect, it } from "vitest";
import { EXIT_CODES } from "./exit-codes.ts";
import { refusalFor } from "./failures.ts";

describe("refusalFor", () => {
  it("gives each failure the sentence of its cause, and a way out", () => {
    const cause = new Error("EROFS: read-only file system");
    const failure = new application.BarStoreUnavailable('The bars at "x" cannot be written', { cause });

    expect(refusalFor(failure)).toEqual({
      exit: "disk",
      reason: 'The bars at "x" cannot be written: EROFS: read-only file system',
      mend: "make the folder writable and see that the disk has space",
    });
  });

  it.each([
    [new application.LedgerInUse("x"), "ledger-in-use"],
    [new application.LedgerDamaged("x"), "ledger-damaged"],
    [new application.SecretsUnavailable("file", "x"), "credentials"],
    [new application.CredentialsRefused("x"), "credentials"],
    [new application.BrokerUnavailable("x"), "broker"],
  ])("exits after %s as %s", (failure, exit) => {
    expect(refusalFor(failure)?.exit).toBe(exit);
  });

  it.each([new Error("x"), new TypeError("x")])("takes %s for our own mistake", (thrown) => {
    expect(refusalFor(thrown)).toBeUndefined();
  });
});

describe("EXIT_CODES", () => {
  it("never says two things with one code", () => {
    const codes = Object.values(EXIT_CODES).map(({ code }) => code);

    expect(new Set(codes).size).toBe(codes.length);
  });
});
