import { Secrets, SecretsUnavailable, type SecretSource } from "@alchemiser/application";
import { describe, expect, it } from "vitest";
import { credentialsFrom, KEY_NAMES } from "./credentials-from.ts";
import { HandClock } from "./testing/hand-clock.ts";

const secretsOf = (generation: number): Secrets =>
  new Secrets(new Map(KEY_NAMES.map((name) => [name, `${name} ${generation}`])));

/** A source whose secrets a person replaces. */
function replaceable(): { readonly source: SecretSource; readonly replace: () => void; readonly reads: () => number } {
  let generation = 1;
  let reads = 0;
  return {
    source: {
      name: "a source",
      canRefresh: true,
      read: () => {
        reads += 1;
        return Promise.resolve(secretsOf(generation));
      },
    },
    replace: () => {
      generation += 1;
    },
    reads: () => reads,
  };
}

const FIRST = { keyId: "APCA_API_KEY_ID 1", secret: "APCA_API_SECRET_KEY 1" };
const SECOND = { keyId: "APCA_API_KEY_ID 2", secret: "APCA_API_SECRET_KEY 2" };

describe("credentialsFrom", () => {
  it("reads the source when the key is first asked for, and keeps it", async () => {
    const { source, reads } = replaceable();
    const credentials = credentialsFrom(source, new HandClock());
    expect(reads()).toBe(0);

    expect(await credentials("kept")).toEqual(FIRST);
    expect(await credentials("kept")).toEqual(FIRST);
    expect(reads()).toBe(1);
  });

  it("reads the source again when Alpaca has refused the key that was handed out", async () => {
    const { source, replace } = replaceable();
    const credentials = credentialsFrom(source, new HandClock());
    await credentials("kept");
    replace();

    expect(await credentials("kept")).toEqual(FIRST);
    expect(await credentials("renewed")).toEqual(SECOND);
    expect(await credentials("kept")).toEqual(SECOND);
  });

  it("says so when the source still has the key that was refused", async () => {
    const credentials = credentialsFrom(replaceable().source, new HandClock());
    await credentials("kept");

    await expect(credentials("renewed")).rejects.toThrow(SecretsUnavailable);
  });
});
