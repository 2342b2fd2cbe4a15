import { instant, session, type Consultation, type LedgerRecord, type Opinion } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { consulted } from "./consulting.ts";

const NOBODY: Consultation = { session: undefined, undecided: [] };
const at = instant(1_736_519_400_000);

const knows: Opinion = { outcome: "keep", sleeve: "sure", weights: new Map() };
const doubts: Opinion = { outcome: "stay", sleeve: "unsure", reason: "no bars for GLD" };

const asked = (before: Consultation, day: string, ...opinions: readonly Opinion[]): readonly LedgerRecord[] =>
  consulted(before, opinions, { session: session(day), at });

/** For how many sessions "unsure" had been undecided on 2025-01-09. */
const since = (sessions: number): Consultation => ({
  session: session("2025-01-09"),
  undecided: [{ sleeve: "unsure", sessions, reason: "no bars for GLD" }],
});

describe("what the ledger is told of the sleeves", () => {
  it("is nothing while all of them know and have known", () => {
    expect(asked(NOBODY, "2025-01-10", knows)).toEqual([]);
  });

  it("is who was undecided, why, and for how many sessions in a row", () => {
    expect(asked(NOBODY, "2025-01-10", knows, doubts)).toEqual([
      {
        kind: "consulted",
        at,
        session: "2025-01-10",
        undecided: [{ sleeve: "unsure", sessions: 1, reason: "no bars for GLD" }],
      },
    ]);
    expect(asked(since(2), "2025-01-10", doubts)).toMatchObject([{ undecided: [{ sessions: 3 }] }]);
  });

  it("counts a session once, however often its sleeves are asked", () => {
    expect(asked(since(2), "2025-01-09", doubts)).toMatchObject([{ undecided: [{ sessions: 2 }] }]);
  });

  it("is that nobody is undecided any more, once", () => {
    expect(asked(since(2), "2025-01-10", knows)).toMatchObject([{ undecided: [] }]);
  });
});
