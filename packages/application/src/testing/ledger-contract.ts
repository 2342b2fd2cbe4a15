import { instant, InvariantViolation, session, type DecisionKey, type LedgerRecord } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { LedgerOfAnotherAccount } from "../errors.ts";
import type { FrozenDecision, Ledger } from "../ports/ledger.ts";
import { openedFor, RECORD_OF_EVERY_KIND } from "./ledger-records.ts";

const key: DecisionKey = { account: "A1", mandate: "trend", tradeSession: session("2025-01-10"), revision: 0 };
const decided = (body: string, change: Partial<DecisionKey> = {}): FrozenDecision => ({
  key: { ...key, ...change },
  body,
});

const readTo = (cursor: string): LedgerRecord => ({ kind: "read-to", at: instant(1_736_519_400_000), cursor });

/** What it means to be a `Ledger`. `open` gives a new, empty one each time. */
export function ledgerContract(name: string, open: () => Promise<Ledger>): void {
  describe(`${name} remembers as the ledger contract demands`, () => {
    it("remembers nothing at first", async () => {
      const ledger = await open();

      expect(await ledger.records()).toEqual([]);
      expect(await ledger.decision(key)).toBeUndefined();
    });

    it("gives back records of every kind as they were, in the order in which they came", async () => {
      const ledger = await open();
      const [first, ...rest] = RECORD_OF_EVERY_KIND;

      await ledger.append([first]);
      await ledger.append(rest);
      await ledger.append([]);

      expect(await ledger.records()).toStrictEqual(RECORD_OF_EVERY_KIND);
    });

    it("keeps the order of appends that were not waited for", async () => {
      const ledger = await open();

      await Promise.all(["1", "2", "3"].map((cursor) => ledger.append([readTo(cursor), readTo(`${cursor}b`)])));

      const cursors = ["1", "1b", "2", "2b", "3", "3b"];
      expect(await ledger.records()).toStrictEqual(cursors.map(readTo));
    });

    it("gives out what it remembers at that moment", async () => {
      const ledger = await open();
      await ledger.append([readTo("1")]);

      const before = await ledger.records();
      await ledger.append([readTo("2")]);

      expect(before).toStrictEqual([readTo("1")]);
    });
  });

  describe(`${name} freezes decisions as the ledger contract demands`, () => {
    it("keeps the first decision for a key, and answers with it ever after", async () => {
      const ledger = await open();

      expect(await ledger.freeze(decided("first"))).toEqual(decided("first"));
      expect(await ledger.freeze(decided("second"))).toEqual(decided("first"));
      expect(await ledger.decision(key)).toEqual(decided("first"));
    });

    it("gives the same decision to everybody who freezes one at the same time", async () => {
      const ledger = await open();

      const kept = await Promise.all(["one", "two", "three"].map((body) => ledger.freeze(decided(body))));

      expect(new Set(kept.map(({ body }) => body)).size).toBe(1);
    });

    it.each<[string, Partial<DecisionKey>]>([
      ["mandate", { mandate: "another" }],
      ["trade session", { tradeSession: session("2025-01-13") }],
      ["revision", { revision: 1 }],
    ])("keeps a decision of its own for another %s", async (_, change) => {
      const ledger = await open();
      await ledger.freeze(decided("first"));

      expect(await ledger.freeze(decided("second", change))).toEqual(decided("second", change));
      expect((await ledger.decision(key))?.body).toBe("first");
    });

    it("knows the latest revision of a session, in whatever order they were frozen", async () => {
      const ledger = await open();
      expect(await ledger.latestRevision(key)).toBeUndefined();

      for (const revision of [2, 10, 0]) await ledger.freeze(decided("it", { revision }));
      await ledger.freeze(decided("it", { revision: 11, mandate: "another" }));
      await ledger.freeze(decided("it", { revision: 12, tradeSession: session("2025-01-13") }));

      expect(await ledger.latestRevision(key)).toBe(10);
    });

    it("keeps decisions apart from records", async () => {
      const ledger = await open();
      await ledger.append([readTo("1")]);
      await ledger.freeze(decided("first"));
      await ledger.append([readTo("2")]);

      expect(await ledger.records()).toStrictEqual([readTo("1"), readTo("2")]);
    });
  });

  describe(`${name} belongs to one account as the ledger contract demands`, () => {
    it("takes nothing for another account than the one it was opened for, not even a part", async () => {
      const ledger = await open();
      await ledger.append([openedFor("A1")]);

      await expect(ledger.append([readTo("1"), openedFor("A2")])).rejects.toThrow(LedgerOfAnotherAccount);
      await expect(ledger.freeze(decided("other", { account: "A2" }))).rejects.toThrow('belongs to account "A1"');
      expect(await ledger.records()).toStrictEqual([openedFor("A1")]);
    });

    it("is opened once", async () => {
      const ledger = await open();
      await ledger.append([openedFor("A1")]);

      await expect(ledger.append([openedFor("A1")])).rejects.toThrow(InvariantViolation);
    });
  });
}
