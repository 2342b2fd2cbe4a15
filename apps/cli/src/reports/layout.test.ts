import { describe, expect, it } from "vitest";
import { dollars, percent, plural, ratio } from "./figures.ts";
import { foldedTable } from "./folded-table.ts";
import { folded, foldedText } from "./folded.ts";
import { sparkline } from "./sparkline.ts";
import { tableOf } from "./table.ts";

describe("tableOf", () => {
  it("makes each column as wide as it must be, without blanks at the end", () => {
    const rows = [
      ["AAA", "1", "one"],
      ["B", "1,000", ""],
    ];

    expect(tableOf(["name", "n", "note"], rows, ["left", "right", "left"])).toBe(
      ["name      n  note", "AAA       1  one", "B     1,000"].join("\n"),
    );
  });
});

describe("foldedTable", () => {
  it("folds the last column under itself", () => {
    const table = foldedTable(["key", "meaning"], [["world", "where all of the orders go"]], 26);

    expect(table).toBe(["key    meaning", "world  where all of the", "       orders go"].join("\n"));
  });

  it("keeps words together where the terminal is too narrow for a table", () => {
    expect(foldedTable(["key", "meaning"], [["world", "where orders go"]], 5)).toContain("where orders go");
  });
});

describe("folded", () => {
  it("breaks between words and indents as far as the bullet", () => {
    expect(folded("one two three four", { width: 10, bullet: "- " })).toEqual(["- one two", "  three", "  four"]);
  });

  it("leaves a word whole that is wider than the line", () => {
    expect(folded("a incomprehensibilities b", { width: 8, bullet: "" })).toEqual(["a", "incomprehensibilities", "b"]);
  });
});

describe("foldedText", () => {
  it("keeps the indentation of each line", () => {
    expect(foldedText("one two three\n  four five six", 10)).toBe("one two\nthree\n  four\n  five six");
  });
});

describe("sparkline", () => {
  it("rises by equal steps for equal gains", () => {
    expect(sparkline([1, 2, 4, 8, 16, 32, 64, 128], 8)).toBe("▁▂▃▄▅▆▇█");
  });

  it("takes no more room than it is given, and ends where the curve ends", () => {
    expect(sparkline([1, 1, 1, 1, 1, 100], 3)).toBe("▁▁█");
  });

  it("draws a curve that stands still, and one that is lost", () => {
    expect(sparkline([5, 5], 10)).toBe("▁▁");
    expect(sparkline([5, 0], 10)).toBe("█▁");
  });
});

describe("figures", () => {
  it("are written as people write them", () => {
    expect([dollars(-1234.5), percent(0.12345), percent(12.5, 1), ratio(1 / 3)]).toEqual([
      "-$1,234.50",
      "12.35 %",
      "1,250.0 %",
      "0.33",
    ]);
    expect([plural(1, "session"), plural(2000, "session"), plural(2, "series", "series")]).toEqual([
      "1 session",
      "2,000 sessions",
      "2 series",
    ]);
  });

  it("say that they are not known", () => {
    expect([percent(Number.NaN), ratio(Infinity)]).toEqual(["–", "–"]);
  });
});
