import { describe, expect, it } from "vitest";
import { compose, openLocal } from "./composition.ts";
import { homeAt } from "./home.ts";

type Binding = Parameters<typeof compose>[0][number];

/** A port whose part cannot be made. */
const broken =
  (name: string): Binding =>
  (root) => {
    const token = Symbol(name);
    const useFactory = (): never => {
      throw new Error(`no ${name} here`);
    };
    root.register(token, { useFactory });
    return { name, token };
  };

describe("compose", () => {
  it("names every port that does not answer, before anything is used", () => {
    expect(() => compose([broken("Clock"), broken("Broker")])).toThrow(/Clock.*Broker/);
  });
});

describe("openLocal", () => {
  it("opens homes side by side that know nothing of each other", () => {
    const [one, other] = [openLocal(homeAt("one")), openLocal(homeAt("other"))];

    expect(one.bars).not.toBe(other.bars);
  });
});
