import { decide, encodeExact, type Decision } from "@alchemiser/domain";
import { accountWith, holding, mandateFor, marketAt, TODAY, wanting } from "@alchemiser/domain/testing";
import { describe, expect, it } from "vitest";
import { DecisionUnreadable, LedgerDamaged } from "../errors.ts";
import { freezing, readable, thawed } from "./frozen-decision.ts";

const key = { account: "A1", mandate: "test", tradeSession: TODAY, revision: 0 };
const decision: Decision = decide(
  mandateFor(wanting({ SPY: 0.6, TLT: 0.4 })),
  marketAt({ SPY: "500", TLT: "100", GLD: "190" }),
  accountWith(holding({ GLD: "10" }, "10000")),
);

describe("a frozen decision", () => {
  it("is the decision again when it is thawed, to the last share", () => {
    expect(decision.intents.length).toBeGreaterThan(2);
    expect(thawed(freezing(decision))).toEqual(decision);
  });

  it("is kept under the key of the decision", () => {
    expect(freezing(decision).key).toEqual(key);
  });

  it.each([undefined, "text", 7, {}, decision, { version: 0, decision }, { version: 2, decision }])(
    "cannot be read when another version has written it: %j",
    (value) => {
      const kept = { key, body: encodeExact(value) };

      expect(readable(kept)).toBeUndefined();
      expect(() => thawed(kept)).toThrow(DecisionUnreadable);
      expect(() => thawed(kept)).toThrow(
        'The decision of mandate "test" for 2025-07-02, revision 0 was written by another version of this program',
      );
    },
  );

  it.each([7, { key }, { key, opinions: [] }, { key, opinions: 1, intents: [] }, { key, opinions: [], intents: 1 }])(
    "is damaged when it reads as something else: %j",
    (value) => {
      const thaw = (): Decision => thawed({ key, body: encodeExact({ version: 1, decision: value }) });

      expect(thaw).toThrow(LedgerDamaged);
      expect(thaw).toThrow(
        'The decision of mandate "test" for 2025-07-02, revision 0 in the ledger does not read as one',
      );
    },
  );
});
