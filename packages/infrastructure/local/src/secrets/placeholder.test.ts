import { describe, expect, it } from "vitest";
import { whyUnusable } from "./placeholder.ts";

describe("whyUnusable", () => {
  it.each([
    ...["YOUR_KEY", "your-api-key", "my secret".replace(" ", "_"), "changeme", "change_me", "replace-with-yours"],
    ...[
      "insert_key_here",
      "xxx",
      "XXXXXXXXXXXXXXXXXXXX",
      "********",
      "0000",
      "<secret>",
      "${ALPACA_KEY}",
      "$ALPACA_KEY",
    ],
    ...["{{ secret }}".replaceAll(" ", ""), "placeholder", "example", "null", "undefined", "none", "secret", "todo"],
  ])("takes %s for a placeholder", (value) => {
    expect(whyUnusable(value)).toBe("is a placeholder");
  });

  it.each(["has blank", "line\nbreak", "tab\t", "nul\0", "ключ", "“quoted”"])(
    "finds characters in %j that no key has",
    (value) => {
      expect(whyUnusable(value)).toContain("has blanks, line breaks");
    },
  );

  it.each(["a1", "AB12CD34", "yourself123", "x/y+z==", "mysecretary"])("lets %s be a secret", (value) => {
    expect(whyUnusable(value)).toBeUndefined();
  });
});
