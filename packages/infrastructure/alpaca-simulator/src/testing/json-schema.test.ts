import { describe, expect, it } from "vitest";
import { violations } from "./json-schema.ts";

const Point = {
  type: "object",
  required: ["t"],
  properties: {
    t: { type: "string", format: "date-time" },
    price: { type: "string", nullable: true },
    side: { enum: ["buy", "sell"] },
    size: { type: "integer" },
  },
};
const document: Readonly<Record<string, unknown>> = { Point };

const check = (schema: unknown, value: unknown): readonly string[] =>
  violations(schema, { value, path: "body" }, (reference) => document[reference]);

describe("violations", () => {
  it.each([
    [{ t: "2025-06-17T14:00:00.000Z", price: null, side: "buy", size: 3 }, []],
    [{}, ["body.t is missing"]],
    [{ t: "today" }, ["body.t is no date-time: today"]],
    [{ t: null }, ["body.t is null"]],
    [{ t: "2025-06-17", price: 3 }, ["body.price is no string"]],
    [{ t: "2025-06-17", side: "hold" }, ["body.side is none of its values: hold"]],
    [{ t: "2025-06-17", size: 1.5 }, ["body.size is no integer"]],
    ["text", ["body is no object"]],
  ])("of %j are %j", (value, expected) => {
    expect(check({ $ref: "Point" }, value)).toEqual(expected);
  });

  it("are found in lists, in maps and in parts", () => {
    expect(check({ type: "array", items: Point }, [{}])).toEqual(["body[0].t is missing"]);
    expect(check({ type: "object", additionalProperties: Point }, { SPY: {} })).toEqual(["body.SPY.t is missing"]);
    expect(check({ allOf: [Point] }, {})).toEqual(["body.t is missing"]);
    expect(check({ oneOf: [Point, { type: "string" }] }, 3)).toEqual(["body is none of its alternatives"]);
    expect(check({ anyOf: [Point, { type: "string" }] }, "text")).toEqual([]);
  });
});
