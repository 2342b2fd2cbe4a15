import { describe, expect, it } from "vitest";
import { openLocal } from "./composition.ts";
import { homeAt } from "./home.ts";

describe("openLocal", () => {
  it("opens homes side by side that know nothing of each other", () => {
    const [one, other] = [openLocal(homeAt("one")), openLocal(homeAt("other"))];

    expect(one.bars).not.toBe(other.bars);
  });
});
