import { describe, expect, it } from "vitest";
import { otherTerms } from "./other-terms.ts";

describe("otherTerms", () => {
  it("names what differs and nothing else", () => {
    const begun = JSON.stringify({ market: "seeded:42", cash: "100000", tickMs: 1000 });
    const asked = JSON.stringify({ market: "seeded:7", cash: "100000", tickMs: 500 });

    expect(otherTerms(begun, asked)).toBe(
      'market was "seeded:42", and is to be "seeded:7"; tickMs was 1000, and is to be 500',
    );
  });

  it.each(["", "hello", "[1]", "7"])("finds no terms in %j", (begun) => {
    expect(otherTerms(begun, "{}")).toBeUndefined();
  });
});
