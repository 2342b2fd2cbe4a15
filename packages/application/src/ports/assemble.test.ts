import { describe, expect, it } from "vitest";
import { assemble, type Container } from "./assemble.ts";

/** The least that a container does: it asks the factory every time. */
function plainContainer<Parts>(): Container<Parts> {
  const factories: { [Name in keyof Parts]?: () => Parts[Name] } = {};
  return {
    register: (name, { useFactory }) => {
      factories[name] = useFactory;
    },
    resolve: (name) => factories[name]?.() ?? expect.fail(`nobody makes "${String(name)}"`),
  };
}

interface Engine {
  readonly fuel: { readonly litres: number };
  readonly pump: { readonly litres: number };
}

describe("assemble", () => {
  it("makes each part once, out of the others", () => {
    const part = assemble<Engine>(plainContainer(), {
      pump: (other) => ({ litres: other("fuel").litres }),
      fuel: () => ({ litres: 40 }),
    });

    expect(part("pump")).toEqual({ litres: 40 });
    expect(part("fuel")).toBe(part("fuel"));
  });

  it("makes everything before anything is used", () => {
    const made: string[] = [];

    assemble<{ readonly one: string; readonly other: string }>(plainContainer(), {
      one: () => `part ${made.push("one")}`,
      other: () => `part ${made.push("other")}`,
    });

    expect(made).toEqual(["one", "other"]);
  });

  it("names every part that cannot be made, with why", () => {
    const without = (name: string): never => {
      throw new Error(`no ${name} here`);
    };

    expect(() =>
      assemble<{ readonly clock: string; readonly bars: string; readonly broker: string }>(plainContainer(), {
        clock: () => without("clock"),
        bars: () => "bars",
        broker: () => without("broker"),
      }),
    ).toThrow("not everything can be put together:\nclock: no clock here\nbroker: no broker here");
  });
});
