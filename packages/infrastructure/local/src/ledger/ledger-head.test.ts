import { openSync, writeSync } from "node:fs";
import { describe, expect, it, onTestFinished } from "vitest";
import { newLedgerPath } from "../testing/crash-image.ts";
import { LedgerHead, readHead, type Head } from "./ledger-head.ts";

const at = (position: number): Head => ({ position, chain: `chain-${position}` });

function openHead(): { readonly path: string; readonly head: LedgerHead } {
  const path = `${newLedgerPath()}.head`;
  const head = LedgerHead.open(path);
  onTestFinished(() => head.close());
  return { path, head };
}

/** Both places that a promise can stand at. */
const SLOTS = [0, 4096];

/** What is left of the promises when the write to one slot was torn. */
function tornAt(path: string, offset: number): Head | undefined {
  writeSync(openSync(path, "r+"), "torn", offset);
  return readHead(path);
}

describe("the promise of a ledger", () => {
  it("is the last one that was written, durable or not", () => {
    const { path, head } = openHead();
    for (const position of [1, 2, 3]) {
      head.write(at(position));
      expect(readHead(path)).toEqual(at(position));
      if (position === 2) head.sync();
    }
  });

  it.each(SLOTS)("is the last durable one when those after it were torn: at %i", (offset) => {
    const { path, head } = openHead();
    head.write(at(1));
    head.sync();
    head.write(at(2));
    head.write(at(3));

    expect([at(1), at(3)]).toContainEqual(tornAt(path, offset));
  });

  it.each(SLOTS)("is not written over by the next owner: torn at %i", (offset) => {
    const { path, head } = openHead();
    head.write(at(1));
    head.write(at(2));
    const next = LedgerHead.open(path);
    onTestFinished(() => next.close());

    expect(next.read()).toEqual(at(2));
    next.write(at(3));
    expect([at(2), at(3)]).toContainEqual(tornAt(path, offset));
  });
});
