import { describe, expect, it } from "vitest";
import { branchWith, leavesOf, nameOf, overlay } from "./tree.ts";

describe("overlay", () => {
  it("merges groups, and takes everything else as the upper one has it", () => {
    const under = { a: { b: "1", c: "2" }, list: ["1", "2"] };

    expect(overlay(under, { a: { c: "3" }, list: ["9"] })).toEqual({ a: { b: "1", c: "3" }, list: ["9"] });
  });

  it("keeps a text that stands in the place of a group, so that it can be refused", () => {
    expect(overlay({ a: { b: "1" } }, { a: "text" })).toEqual({ a: "text" });
  });
});

describe("nameOf", () => {
  it("writes paths as people do", () => {
    expect(nameOf(["mandate", "sleeves", "0", "weight"])).toBe("mandate.sleeves[0].weight");
  });
});

describe("leavesOf", () => {
  it("finds what branchWith has put there", () => {
    expect(leavesOf(branchWith(["a", "b"], ["x", "y"]))).toEqual([
      { path: ["a", "b", "0"], text: "x" },
      { path: ["a", "b", "1"], text: "y" },
    ]);
  });
});
