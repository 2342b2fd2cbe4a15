import { orderId, weight } from "@alchemiser/domain";
import { mandateFor, NOW, wanting } from "@alchemiser/domain/testing";
import { describe, expect, it } from "vitest";
import { LiveWorld, taskFor } from "../testing/live-world.ts";
import type { Command } from "./command.ts";
import { newCycle } from "./cycle.ts";
import { writtenFirst } from "./written-first.ts";

const rebalance = { ...mandateFor([]).rebalance, cashReserve: weight("0.01") };
const mandate = mandateFor(wanting({ SPY: 0.6, TLT: 0.4 }), { rebalance });

const reading = (cursor: string): Command => ({
  do: "journal",
  records: [{ kind: "read-to", at: NOW, cursor }],
});
const looking: Command = { do: "find", id: orderId("o-1") };

describe("what a step asks for", () => {
  it("begins with everything that is written, in one piece and in its order", () => {
    const cycle = newCycle(taskFor(mandate));

    const { commands } = writtenFirst({ cycle, commands: [reading("1"), looking, reading("2"), looking] });

    const records = ["1", "2"].map((cursor) => ({ kind: "read-to", at: NOW, cursor }));
    expect(commands).toEqual([{ do: "journal", records }, looking, looking]);
  });

  it("has the intents of a whole side on the disk before the first of them leaves", async () => {
    const world = new LiveWorld();
    const asked: string[] = [];
    await world.run(taskFor(mandate), {
      witness: (_event, { commands }) => {
        if (commands.some((command) => command.do === "submit"))
          for (const command of commands)
            asked.push(command.do === "journal" ? command.records.map(({ kind }) => kind).join(", ") : command.do);
      },
    });

    expect(asked).toEqual(["intended, intended", "submit", "submit"]);
  });
});
