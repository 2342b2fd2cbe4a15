import { instant } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { reply } from "../testing/scripted-transport.ts";
import { closedUntil } from "./rate-limit-headers.ts";

const NOW = instant(1_751_468_400_000);
const resetIn = (seconds: number): string => String(NOW / 1000 + seconds);

describe("closedUntil", () => {
  it("reads Retry-After in seconds and as a date", () => {
    expect(closedUntil(reply(429, undefined, { "retry-after": "7" }), NOW)).toBe(NOW + 7000);
    const date = new Date(NOW + 9000).toUTCString();
    expect(closedUntil(reply(503, undefined, { "retry-after": date }), NOW)).toBe(NOW + 9000);
  });

  it("waits for the end of the counted minute after a 429, and when nothing remains of it", () => {
    expect(closedUntil(reply(429, undefined, { "x-ratelimit-reset": resetIn(20) }), NOW)).toBe(NOW + 20_000);
    const spent = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": resetIn(3) };
    expect(closedUntil(reply(200, [], spent), NOW)).toBe(NOW + 3000);
  });

  it("goes on where nothing asks it to stop, or cannot be read", () => {
    const left = { "x-ratelimit-remaining": "12", "x-ratelimit-reset": resetIn(3) };
    expect(closedUntil(reply(200, [], left), NOW)).toBeUndefined();
    expect(closedUntil(reply(429), NOW)).toBeUndefined();
    expect(closedUntil(reply(429, undefined, { "retry-after": "soon" }), NOW)).toBeUndefined();
  });

  it("is not silenced for more than five minutes", () => {
    expect(closedUntil(reply(429, undefined, { "retry-after": "86400" }), NOW)).toBe(NOW + 300_000);
  });
});
