import { describe, expect, it } from "vitest";
import { Settings } from "./schema.ts";
import { DEMO_MANDATE, SETTINGS } from "./settings.ts";
import { branchWith, EMPTY, leavesOf, overlay, type Branch } from "./tree.ts";

/** The table as a file: every setting that has a standard, and a demo's mandate. */
const standards: Branch = SETTINGS.flatMap(({ key, standard }) =>
  standard === undefined ? [] : [branchWith(key.split("."), standard)],
).reduce(overlay, EMPTY);

describe("SETTINGS", () => {
  it("has standards that the schema accepts", () => {
    expect(Settings.safeParse(overlay(standards, { mandate: DEMO_MANDATE })).error).toBeUndefined();
  });

  it("lists all that the schema knows", () => {
    const known = leavesOf(overlay(standards, { mandate: DEMO_MANDATE })).map(({ path }) => path.join("."));
    const listed = SETTINGS.map(
      ({ key }) => new RegExp(`^${key.replace("[]", "\\.\\d+").replace("*", "[A-Za-z-]+")}$`),
    );

    const unlisted = known.filter((name) => !listed.some((pattern) => pattern.test(name)));

    expect(unlisted).toEqual([]);
    expect(Settings.keyof().options.toSorted()).toEqual(
      [...new Set(SETTINGS.map(({ key }) => key.split(".")[0]))].toSorted(),
    );
  });

  it("names each variable and each option once", () => {
    const names = SETTINGS.flatMap(({ variable, option }) => [variable, option]).filter((name) => name !== undefined);

    expect(new Set(names).size).toBe(names.length);
  });
});
