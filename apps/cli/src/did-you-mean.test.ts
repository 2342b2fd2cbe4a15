import { describe, expect, it } from "vitest";
import { closest, suggestion } from "./did-you-mean.ts";

describe("closest", () => {
  it.each([
    ["wrold", "world"],
    ["wieght", "weight"],
    ["loging", "logging"],
    ["simulators", "simulator"],
    ["MANDATE", "mandate"],
  ])("takes %s for %s", (word, meant) => {
    expect(closest(word, ["world", "weight", "logging", "simulator", "mandate"])).toBe(meant);
  });

  it("takes the closer of two", () => {
    expect(closest("maxWeigh", ["maxHeight", "maxWeight"])).toBe("maxWeight");
  });

  it.each(["moon", "", "w"])("does not guess what %j was to be", (word) => {
    expect(closest(word, ["world", "weight"])).toBeUndefined();
    expect(suggestion(word, ["world", "weight"])).toBe("");
  });
});
