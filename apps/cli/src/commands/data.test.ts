import { describe, expect, it } from "vitest";
import { alchemiser, type Run } from "../testing/alchemiser.ts";
import { csv, SESSIONS, TemporaryHome } from "../testing/temporary-home.ts";

const GENTLE = csv((row) => 100 + row / 10);

const data = (home: TemporaryHome, ...words: readonly string[]): Promise<Run> =>
  alchemiser(["data", ...words, "--home", home.folder]);

async function homeWith(...symbols: readonly string[]): Promise<TemporaryHome> {
  const home = new TemporaryHome();
  await home.importBars(symbols, GENTLE);
  return home;
}

describe("alchemiser data import", () => {
  it("takes folders, and names the source after them", async () => {
    const home = new TemporaryHome();
    home.write("yard/AAA.csv", GENTLE);
    home.write("yard/symbols.txt", "AAA");

    const { code, stdout } = await data(home, "import", `${home.folder}/yard`, "--adjustment", "raw", "--json");

    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      imported: 1,
      refused: 0,
      skipped: 1,
      files: [{ outcome: "imported", symbol: "AAA", source: "yard", sessions: SESSIONS.length }],
    });
  });

  it("keeps what is good beside a file that is not, and says which one", async () => {
    const home = new TemporaryHome();
    const [good, bad] = [home.write("AAA.csv", GENTLE), home.write("BBB.csv", "day,price\n2024-01-02,5")];

    const { code, stdout, stderr } = await data(home, "import", good, bad, "--adjustment", "raw");

    expect(code).toBe(4);
    expect(stdout).toContain("1 series imported, 1 refused.");
    expect(stderr).toContain(`"${bad}" is refused: the first line must name date or timestamp`);
    expect(`${stdout}${stderr}`.split("the first line must name")).toHaveLength(2);
    expect(home.contents).toContain("bars/AAA.parquet");
    expect(home.contents).not.toContain("bars/BBB.parquet");
  });

  it("says what it took the prices for, where they are kept otherwise", async () => {
    const home = new TemporaryHome();
    const [head = "", ...rows] = GENTLE.split("\n");
    const text = [`${head},dividends,splits`, ...rows.map((row) => `${row},0,0`)].join("\n");

    const { stdout } = await data(home, "import", home.write("AAA.csv", text), home.write("BBB.csv", text));

    expect(stdout).toContain(
      "- total-return prices, brought back to raw with the dividends and splits of the file (AAA and 1\n  other)\n",
    );
  });

  it("asks for the adjustment that the columns do not tell", async () => {
    const home = new TemporaryHome();

    const { code, stderr } = await data(home, "import", home.write("AAA.csv", GENTLE));

    expect(code).toBe(4);
    expect(stderr).toContain("say --adjustment raw, --adjustment split or --adjustment total-return");
  });

  it("does not mix sources, and changes them when it is told to", async () => {
    const home = await homeWith("AAA");
    const before = home.read("bars/AAA.parquet");
    const file = home.write("else/AAA.csv", GENTLE);
    const words = ["import", file, "--adjustment", "raw", "--source", "other"];

    const refused = await data(home, ...words);

    expect(refused.code).toBe(4);
    expect(refused.stderr).toContain("say --replace to change the source");
    expect(home.read("bars/AAA.parquet")).toEqual(before);
    expect((await data(home, ...words, "--replace")).code).toBe(0);
    expect((await data(home, "list", "--json")).stdout).toContain('"source":"other"');
  });

  it("says so when there is nothing to import", async () => {
    const home = new TemporaryHome();
    home.write("empty/notes.txt", "");

    expect((await data(home, "import", `${home.folder}/empty`)).code).toBe(5);
  });

  it("says so when a path does not exist", async () => {
    const { code, stderr } = await data(new TemporaryHome(), "import", "nowhere.csv");

    expect(code).toBe(4);
    expect(stderr).toContain('"nowhere.csv" cannot be read: there is no such file or folder\n');
  });

  it("says so when the home folder is a file", async () => {
    const home = new TemporaryHome();
    const file = home.write("AAA.csv", GENTLE);

    const { code, stderr } = await alchemiser(["data", "import", file, "--adjustment", "raw", "--home", file]);

    expect(code).toBe(3);
    expect(stderr).toContain("the configuration cannot be read: a part of its path is a file, not a folder\n");
  });
});

describe("alchemiser data list", () => {
  it("lists nothing before anything was imported", async () => {
    const { code, stdout } = await data(new TemporaryHome(), "list", "--json");

    expect({ code, stdout }).toEqual({ code: 0, stdout: "[]\n" });
  });

  it("gives source, range and findings of each symbol", async () => {
    const { stdout } = await data(await homeWith("BBB", "AAA"), "list", "--json");

    const [first, second] = JSON.parse(stdout);
    expect(first).toMatchObject({ symbol: "AAA", source: "yard", basis: "raw", sessions: SESSIONS.length });
    expect(first).toMatchObject({ first: "2024-01-02", last: "2024-06-28" });
    expect(first.findings).toContainEqual({ name: "splits-unknown", count: 1 });
    expect(second.symbol).toBe("BBB");
  });
});

describe("alchemiser data verify", () => {
  it("finds a sound store sound", async () => {
    const { code, stdout } = await data(await homeWith("AAA"), "verify", "--json");

    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ sound: 1, unsound: 0, series: [{ symbol: "AAA", outcome: "read" }] });
  });

  it("names each damaged series, reads on, and changes nothing", async () => {
    const home = await homeWith("AAA", "BBB", "CCC");
    const damaged = home.read("bars/BBB.parquet").map((byte, index) => (index === 100 ? byte ^ 1 : byte));
    home.write("bars/BBB.parquet", damaged);

    const { code, stdout, stderr } = await data(home, "verify");

    expect(code).toBe(4);
    expect(stdout).toContain("2 series sound");
    expect(stderr).toContain('BBB.parquet" is damaged: its bytes are not those that were written');
    expect(stderr).toContain("To mend it: alchemiser data import FILE --replace.");
    expect(home.read("bars/BBB.parquet")).toEqual(Buffer.from(damaged));
  });

  it("is what a list of a damaged store asks for", async () => {
    const home = await homeWith("AAA");
    home.write("bars/AAA.parquet", "not what was written");

    const { code, stderr } = await data(home, "list");

    expect(code).toBe(4);
    expect(stderr).toContain("alchemiser data verify");
  });
});
