import { instant, type Instant } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { SecretsUnavailable } from "../errors.ts";
import type { Clock } from "../ports/clock.ts";
import type { SecretSource } from "../ports/secret-source.ts";
import { RefreshingSecrets } from "./refreshing-secrets.ts";
import { Secrets } from "./secrets.ts";

const MINUTE = 60_000;
const secretsOf = (value: string): Secrets => new Secrets(new Map([["KEY", value]]));

class HandClock implements Clock {
  #now = instant(0);

  now(): Instant {
    return this.#now;
  }

  waitUntil(): Promise<void> {
    return Promise.resolve();
  }

  moveTo(ms: number): void {
    this.#now = instant(ms);
  }
}

/** A place whose content can be changed, that counts how often it is read. */
class Place implements SecretSource {
  readonly name = "the place";
  readonly canRefresh: boolean;
  content: string | SecretsUnavailable = "first";
  reads = 0;

  constructor(canRefresh: boolean) {
    this.canRefresh = canRefresh;
  }

  async read(): Promise<Secrets> {
    this.reads += 1;
    await Promise.resolve();
    if (this.content instanceof SecretsUnavailable) throw this.content;
    return secretsOf(this.content);
  }
}

function setUp(kind: "changing" | "fixed" = "changing"): {
  place: Place;
  clock: HandClock;
  secrets: RefreshingSecrets;
} {
  const place = new Place(kind === "changing");
  const clock = new HandClock();
  return { place, clock, secrets: new RefreshingSecrets(place, { clock, maxAgeMs: 5 * MINUTE }) };
}

const shown = async (secrets: Promise<Secrets>): Promise<string> => (await secrets).reveal("KEY");

describe("RefreshingSecrets", () => {
  it("reads its source once for all that ask within the time limit", async () => {
    const { place, clock, secrets } = setUp();

    await Promise.all([secrets.current(), secrets.current(), secrets.current()]);
    clock.moveTo(5 * MINUTE - 1);

    expect(await shown(secrets.current())).toBe("first");
    expect(place.reads).toBe(1);
  });

  it("reads again when the time limit has passed", async () => {
    const { place, clock, secrets } = setUp();
    await secrets.current();
    place.content = "second";

    clock.moveTo(5 * MINUTE);

    expect(await shown(secrets.current())).toBe("second");
    expect(place.reads).toBe(2);
  });

  it("fails when the source fails, rather than using old secrets", async () => {
    const { place, clock, secrets } = setUp();
    await secrets.current();
    place.content = new SecretsUnavailable("the place", "gone");

    clock.moveTo(5 * MINUTE);

    await expect(secrets.current()).rejects.toThrow("gone");
    place.content = "second";
    expect(await shown(secrets.current())).toBe("second");
  });

  it("reads once however many are refused at the same time, and again for nobody who was late", async () => {
    const { place, secrets } = setUp();
    const refused = await secrets.current();
    place.content = "second";

    const renewed = await Promise.all([1, 2, 3].map(() => shown(secrets.refresh(refused))));

    expect(renewed).toEqual(["second", "second", "second"]);
    expect(await shown(secrets.refresh(refused))).toBe("second");
    expect(place.reads).toBe(2);
  });

  it("asks once for secrets that stay refused, and says what to do", async () => {
    const { place, secrets } = setUp();
    const refused = await secrets.current();

    await expect(secrets.refresh(refused)).rejects.toThrow("the place still has the same: put the new ones there");
    await expect(secrets.refresh(refused)).rejects.toThrow(SecretsUnavailable);
    expect(place.reads).toBe(2);
  });

  it("says of a source that cannot change that the program must be started again", async () => {
    const { place, clock, secrets } = setUp("fixed");
    const refused = await secrets.current();
    clock.moveTo(60 * MINUTE);
    await secrets.current();

    await expect(secrets.refresh(refused)).rejects.toThrow(
      "cannot change in a running program: set it, then start again",
    );
    expect(place.reads).toBe(1);
  });
});
