import { ledgerContract, RECORD_OF_EVERY_KIND } from "@alchemiser/application/testing";
import { LedgerDamaged, LedgerFailure } from "@alchemiser/application";
import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { Disk } from "./disk.ts";
import { DiskLedger } from "./disk-ledger.ts";
import { Life } from "./life.ts";

const alive = (): Life => new Life("test", { diesAt: Infinity }, () => undefined);
const dyingAt = (effect: number): Life => new Life("test", { diesAt: effect }, () => undefined);

ledgerContract("a ledger on a modelled disk", () => Promise.resolve(new DiskLedger(new Disk(), alive())));

describe("a ledger on a modelled disk", () => {
  const [first, ...rest] = RECORD_OF_EVERY_KIND;
  const records = (disk: Disk) => new DiskLedger(disk, alive()).records();

  async function diskWith(appends: number): Promise<Disk> {
    const disk = new Disk();
    const ledger = new DiskLedger(disk, alive());
    await ledger.append([first]);
    for (const record of rest.slice(0, appends)) await ledger.append([record]);
    return disk;
  }

  it("keeps through a crash what it said that it keeps", async () => {
    const disk = await diskWith(2);
    disk.crash(() => 0);

    expect(await records(disk)).toEqual(RECORD_OF_EVERY_KIND.slice(0, 3));
  });

  it.each([1, 2])("is without what a dead process had not synced, if the disk lost it: effect %d", async (effect) => {
    const disk = await diskWith(0);
    void new DiskLedger(disk, dyingAt(effect)).append(rest.slice(0, 1));
    await setImmediate();
    disk.crash(() => 0);

    expect(await records(disk)).toEqual([first]);
  });

  it("cuts off a torn end", async () => {
    const disk = await diskWith(0);
    void new DiskLedger(disk, dyingAt(2)).append(rest.slice(0, 1));
    await setImmediate();
    const lots = [0.9, 0.1, 0.5];
    disk.crash(() => lots.shift() ?? 0);

    expect(disk.lines).toHaveLength(2);
    expect(await records(disk)).toEqual([first]);
    expect(disk.lines).toHaveLength(1);
  });

  it("refuses a line in the middle that is not what was written", async () => {
    const disk = await diskWith(3);
    disk.rot(() => 0.5);

    expect(() => new DiskLedger(disk, alive())).toThrow(LedgerDamaged);
  });

  it.each(["full", "failing"] as const)(
    "says so when the disk is %s, and goes on when it is sound again",
    async (state) => {
      const disk = await diskWith(1);
      const ledger = new DiskLedger(disk, alive());
      disk.state = state;
      await expect(ledger.append(rest.slice(1, 2))).rejects.toThrow(LedgerFailure);
      disk.state = "sound";

      expect((await records(disk)).slice(0, 2)).toEqual(RECORD_OF_EVERY_KIND.slice(0, 2));
    },
  );
});
