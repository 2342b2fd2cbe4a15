import { describe, expect, it } from "vitest";
import { EXCUSED } from "./excuses.ts";
import { CONTROLS } from "./review.ts";

describe("the controls that may lack their input", () => {
  it("are none in the demo, whose world tells everything", () => {
    expect(EXCUSED.demo).toEqual([]);
  });

  it("are the same with paper money and with real money", () => {
    expect(EXCUSED.live).toEqual(EXCUSED.paper);
  });

  it("are never those of a quote where money is at stake: without one the order is denied", () => {
    expect(EXCUSED.live.filter((code) => code.startsWith("QUOTE_"))).toEqual([]);
    expect(EXCUSED.backtest.filter((code) => code.startsWith("QUOTE_"))).not.toEqual([]);
  });

  it.each(Object.entries(EXCUSED))("are controls of the gate, each named once: %s", (_, excused) => {
    expect(CONTROLS.map(({ code }) => code)).toEqual(expect.arrayContaining([...excused]));
    expect(new Set(excused).size).toBe(excused.length);
  });
});
