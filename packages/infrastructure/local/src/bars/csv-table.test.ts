import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvNumber } from "./csv-number.ts";
import { csvTable } from "./csv-table.ts";

const tableOf = (text: string): ReturnType<typeof csvTable> => csvTable(Buffer.from(text));

describe("csvTable", () => {
  it("finds the cells of each line under the names of the first", () => {
    const table = tableOf("date,close\n2024-01-02,1.5\n2024-01-03,2\n");

    expect(table.header).toEqual(["date", "close"]);
    expect(table.rows).toBe(2);
    expect(table.texts(0)).toEqual(["2024-01-02", "2024-01-03"]);
    expect([...table.numbers(1, 0)]).toEqual([1.5, 2]);
  });

  it.each([
    ["a byte order mark", "\uFEFFa,b\n1,2\n"],
    ["CRLF", "a,b\r\n1,2\r\n"],
    ["no line feed at the end", "a,b\n1,2"],
    ["empty lines", "\na,b\n\n1,2\n\n\r\n"],
    ["quoted cells", '"a","b"\n"1",2\n'],
    ["spaces around names and numbers", "a , b\n 1, 2 \n"],
  ])("reads the same table with %s", (_, text) => {
    const table = tableOf(text);

    expect(table.header).toEqual(["a", "b"]);
    expect(table.rows).toBe(1);
    expect([...table.numbers(0, 0), ...table.numbers(1, 0)]).toEqual([1, 2]);
  });

  it("keeps a comma inside quotes in its cell", () => {
    const table = tableOf('a,b\n"1,000",2\n');

    expect(table.texts(0)).toEqual(["1,000"]);
    expect([...table.numbers(1, 0)]).toEqual([2]);
  });

  it("counts empty and missing cells as told, and other text as not a number", () => {
    expect([...tableOf("a,b\n1,\n1\n1,null\n").numbers(1, 0)]).toEqual([0, 0, Number.NaN]);
  });

  it("has neither names nor rows in an empty text", () => {
    expect(tableOf("")).toMatchObject({ header: [], rows: 0 });
  });
});

describe("csvNumber", () => {
  const read = (text: string): number => csvNumber(Buffer.from(text), 0, text.length);

  it("reads every float as Number does", () => {
    fc.assert(
      fc.property(fc.double({ noDefaultInfinity: true, noNaN: true }), (value) => {
        expect(read(String(value))).toBe(Number(String(value)));
      }),
    );
  });

  it("reads every decimal of any length as Number does", () => {
    fc.assert(
      fc.property(fc.nat(), fc.bigInt({ min: 0n, max: 10n ** 24n }), (whole, fraction) => {
        const text = `${whole}.${fraction}`;
        expect(read(text)).toBe(Number(text));
      }),
    );
  });

  it.each(["", " ", "-", ".", "1.2.3", "null", "1,000", "12abc"])('takes "%s" for no number', (text) => {
    expect(read(text)).toBeNaN();
  });
});
