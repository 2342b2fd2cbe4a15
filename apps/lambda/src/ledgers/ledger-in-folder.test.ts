import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openedFor } from "@alchemiser/application/testing";
import { LedgerInUse } from "@alchemiser/application";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ledgerInFolder } from "./ledger-in-folder.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "alchemiser-ledger-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe("a ledger on a mount", () => {
  it("is not made by looking", async () => {
    expect(await ledgerInFolder(folder).records()).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("remembers what another copy of the function wrote", async () => {
    const first = ledgerInFolder(folder).own();
    await first.ledger.append([openedFor("PA1")]);
    first.close();

    expect(await ledgerInFolder(folder).records()).toEqual([openedFor("PA1")]);
  });

  it("has one owner at a time", () => {
    const first = ledgerInFolder(folder).own();

    expect(() => ledgerInFolder(folder).own()).toThrow(LedgerInUse);
    first.close();
    ledgerInFolder(folder).own().close();
  });
});
