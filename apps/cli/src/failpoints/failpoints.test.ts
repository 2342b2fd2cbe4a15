import { describe, expect, it } from "vitest";
import { alchemiser } from "../testing/alchemiser.ts";
import { TemporaryHome } from "../testing/temporary-home.ts";
import { FAILPOINTS, readFailpoint } from "./failpoints.ts";

describe("readFailpoint", () => {
  it("counts how often a point is passed", () => {
    expect(readFailpoint("before-submit")).toEqual({
      outcome: "read",
      failpoint: { name: "before-submit", passing: 1 },
    });
    expect(readFailpoint("after-append-filled:3")).toMatchObject({
      failpoint: { name: "after-append-filled", passing: 3 },
    });
  });

  it.each(["before-submitt", "submit", "before-submit:0", "before-submit:", ""])("refuses %j", (text) => {
    expect(readFailpoint(text)).toEqual({
      outcome: "refused",
      reason: expect.stringMatching(/^there is no failpoint ".*; there are before-recall, after-recall, /),
    });
  });

  it("has a name for each moment at which something could get lost", () => {
    expect(FAILPOINTS.length).toBeGreaterThan(25);
    expect(new Set(FAILPOINTS).size).toBe(FAILPOINTS.length);
  });
});

describe("ALCHEMISER_FAILPOINT", () => {
  it("is a mistake in the configuration when there is no such point", async () => {
    const home = new TemporaryHome();
    const environment = { ALCHEMISER_FAILPOINT: "before-sumbit" };

    const { code, stderr } = await alchemiser(["run", "--home", home.folder], { environment });

    expect(code).toBe(3);
    expect(stderr).toContain(
      'ALCHEMISER_FAILPOINT: there is no failpoint "before-sumbit", perhaps "before-submit" was meant',
    );
    expect(home.contents).toEqual([]);
  });
});
