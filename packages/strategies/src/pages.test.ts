import { outlineOf } from "@alchemiser/domain";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { SHIPPED_STRATEGIES } from "./index.ts";
import { shipped } from "./testing/shipped.ts";

const folder = new URL("../pages/", import.meta.url);
const pageOf = (name: string): string => readFileSync(new URL(`${name}.md`, folder), "utf8");
const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

/** The comment that a program begins with, without its semicolons. */
const ideaIn = (text: string): string => text.slice(0, text.indexOf("(defsymphony")).replaceAll(/^; /gm, "").trimEnd();

describe.each(SHIPPED_STRATEGIES)("the page of $name", ({ name, text }) => {
  const { strategy, tree } = shipped(name);
  const page = pageOf(name);

  it("is called like the program and says its idea", () => {
    expect(page.startsWith(`# ${tree.name}\n\n${ideaIn(text)}\n`)).toBe(true);
  });

  it("shows the tree that the file has", () => {
    expect(page.split("```text\n")[1]?.split("\n```")[0]).toBe(outlineOf(tree));
  });

  it("lists the symbols of the file, each with its first session or the want of one", () => {
    const rows = [...page.matchAll(/^\| ([A-Z]+) \| (\d{4}-\d\d-\d\d|no prices) \|/gm)].map(([, symbol]) => symbol);
    expect(rows).toEqual(strategy.universe);
  });

  it("promises nothing, and shows a chart or says which prices are missing", () => {
    const missing = [...page.matchAll(/^\| ([A-Z]+) \| no prices/gm)].map(([, symbol]) => symbol);
    if (missing.length === 0) {
      expect(page).toContain(`](${name}.svg)`);
      expect(page).toContain("The past promises nothing.");
    } else expect(page).toContain(`prices of ${missing.join(", ")} are missing`);
  });

  it("is linked from the list of all strategies, with its symbols and the session from which it decides", () => {
    const row = readme.split("\n").find((line) => line.startsWith(`| [\`${name}\`](pages/${name}.md)`));
    const [, , , symbols, from] = row?.split("|").map((cell) => cell.trim()) ?? [];
    expect(symbols).toBe(String(strategy.universe.length));
    const [, first] = /can decide from (\S+) on/.exec(page) ?? [];
    expect(from).toMatch(first ?? /^no prices of /);
  });
});

describe("the pages", () => {
  it("are those of the shipped strategies and no others", () => {
    const pages = readdirSync(folder).filter((file) => file.endsWith(".md"));
    expect(pages.sort()).toEqual(SHIPPED_STRATEGIES.map(({ name }) => `${name}.md`).sort());
  });

  it("come with charts that say what they show, without a word of a program", () => {
    for (const file of readdirSync(folder).filter((name) => name.endsWith(".svg"))) {
      const chart = readFileSync(new URL(file, folder), "utf8");
      expect(chart, file).toMatch(/<title id="title">.+ and SPY, .+<\/title>/);
      expect(chart, file).not.toContain("<script");
    }
  });
});
