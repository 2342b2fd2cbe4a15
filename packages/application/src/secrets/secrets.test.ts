import { inspect } from "node:util";
import { InvariantViolation } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { Secrets } from "./secrets.ts";

const canary = ["canary", "7261"].join("-");
const secrets = new Secrets(new Map([["KEY", canary]]));

describe("Secrets", () => {
  it("are revealed by name, and only by a name that was asked for", () => {
    expect(secrets.reveal("KEY")).toBe(canary);
    expect(secrets.revealAll()).toEqual([canary]);
    expect(() => secrets.reveal("OTHER")).toThrow(InvariantViolation);
  });

  it("never show, however they are printed", () => {
    const printed = [
      String(secrets),
      JSON.stringify({ secrets }),
      JSON.stringify(Object.entries(secrets)),
      inspect({ secrets }, { depth: 9, showHidden: true }),
      inspect(new Error("failed", { cause: secrets })),
    ];

    expect(printed.join("\n")).not.toContain(canary);
    expect(String(secrets)).toBe("[redacted]");
  });

  it("are equal when all names and values are", () => {
    expect(secrets.equals(new Secrets(new Map([["KEY", canary]])))).toBe(true);
    expect(secrets.equals(new Secrets(new Map([["KEY", "other"]])))).toBe(false);
    expect(secrets.equals(new Secrets(new Map()))).toBe(false);
    expect(new Secrets(new Map()).equals(secrets)).toBe(false);
  });
});
