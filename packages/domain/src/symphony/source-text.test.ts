import { describe, expect, it } from "vitest";
import { lineAround, placeAt } from "./source-text.ts";

describe("placeAt", () => {
  it("counts lines and columns from 1", () => {
    const source = { file: "x", text: "ab\n\ncd" };
    expect([0, 1, 2, 3, 4, 5].map((offset) => placeAt(source, offset))).toEqual([
      { line: 1, column: 1 },
      { line: 1, column: 2 },
      { line: 1, column: 3 },
      { line: 2, column: 1 },
      { line: 3, column: 1 },
      { line: 3, column: 2 },
    ]);
  });
});

describe("lineAround", () => {
  it("shows the line, with what cannot be printed as dots", () => {
    expect(lineAround({ file: "x", text: "one\ntwo \u202E\0\nthree" }, 5)).toBe("two ··");
  });

  it("cuts a line that is too long for a screen around the place", () => {
    const text = `${"a".repeat(500)}!${"b".repeat(500)}`;
    expect(lineAround({ file: "x", text }, 500)).toBe(`${"a".repeat(60)}!${"b".repeat(59)}`);
  });
});
