import { describe, expect, it } from "vitest";
import { isLogWanted } from "./is-log-wanted.ts";

const levelFrom = (origin: string) => [{ key: "logging.level", text: "warn", origin }];

describe("the log of a run", () => {
  it.each([
    ["is kept out of what a person watches", { isJson: false, isWatched: true }, "standard", false],
    ["is there when that person asked for a level", { isJson: false, isWatched: true }, "config.yaml:1:1", true],
    ["is there beside a result for scripts", { isJson: true, isWatched: true }, "standard", true],
    ["is there where nobody watches", { isJson: false, isWatched: false }, "standard", true],
  ])("%s", (_, terminal, origin, isWanted) => {
    expect(isLogWanted(terminal, levelFrom(origin))).toBe(isWanted);
  });
});
