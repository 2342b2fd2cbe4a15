import { describe, expect, it } from "vitest";
import { WEBHOOK } from "./webhook.ts";

const told = (text: string): readonly string[] =>
  WEBHOOK.safeParse(text).error?.issues.map(({ message }) => message) ?? [];

describe("a webhook that was written down", () => {
  it.each(["https://hooks.example.com/services/T0/B0/key", "http://127.0.0.1:8080/alerts"])("may be %s", (text) => {
    expect(told(text)).toEqual([]);
  });

  it.each([
    "http://hooks.example.com/key",
    "hooks.example.com/key",
    "ftp://example.com/key",
    "a-key",
    "https://me:secret@example.com/key",
    "https://example.com:6000/key",
  ])("may not be %s, and is not told back", (text) => {
    expect(told(text)).toEqual([
      expect.stringContaining("must be an address that begins with https://, without a password"),
    ]);
  });
});
