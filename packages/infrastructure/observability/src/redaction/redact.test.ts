import { Secrets } from "@alchemiser/application";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { redact } from "./redact.ts";

const canary = ["canary", "4417"].join("-");
const shown = (value: unknown, secrets: readonly string[] = [canary]): string => JSON.stringify(redact(value, secrets));

describe("redact leaves what is no secret", () => {
  it("as plain data", () => {
    const value = {
      text: "SPY filled",
      count: 3,
      isOpen: true,
      nothing: null,
      missing: undefined,
      weights: new Map([["SPY", 0.25]]),
      tickers: new Set(["SPY", "BIL"]),
      at: new Date(0),
      nanos: 12n,
      unknown: Number.NaN,
      url: new URL("https://paper.example/v2/orders?limit=50"),
      bytes: new Uint8Array(5),
      symbol: Symbol("mark"),
      run: () => 1,
    };

    expect(redact(value, [])).toEqual({
      text: "SPY filled",
      count: 3,
      isOpen: true,
      nothing: null,
      weights: { SPY: 0.25 },
      tickers: ["SPY", "BIL"],
      at: "1970-01-01T00:00:00.000Z",
      nanos: "12",
      unknown: "NaN",
      url: "https://paper.example/v2/orders?limit=50",
      bytes: "[5 bytes]",
      symbol: "Symbol(mark)",
      run: "[function]",
    });
  });

  it("with errors as what they say, where, and why", () => {
    const cause = Object.assign(new Error("socket closed"), { code: "ECONNRESET" });

    expect(redact(new TypeError("no answer", { cause }), [])).toMatchObject({
      name: "TypeError",
      message: "no answer",
      stack: expect.arrayContaining([expect.stringContaining("redact.test.ts")]),
      cause: { name: "Error", message: "socket closed", code: "ECONNRESET" },
    });
  });

  it("such as order ids, digests and decision keys", () => {
    const ids = {
      key: { account: "A1", mandate: "trend" },
      id: "0f3a9c2b7d11-250110r0-BRK_B-sell0-0",
      digest: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
      note: "kept 3 lots, PKG bought",
    };

    expect(redact(ids, [])).toEqual(ids);
  });
});

describe("redact hides what is called a secret", () => {
  it.each([
    ...["authorization", "Authorization", "APCA-API-KEY-ID", "apca_api_secret_key", "secretKey", "secret", "password"],
    ...[
      "accessToken",
      "session_token",
      "apiKey",
      "api-key",
      "credentials",
      "private_key",
      "Set-Cookie",
      "smtpPassword",
    ],
  ])("as the value of %s, whatever it is", (name) => {
    expect(redact({ [name]: { deep: ["anything"] } }, [])).toEqual({ [name]: "[redacted]" });
    expect(redact([name, "anything"], [])).toEqual([name, "[redacted]"]);
    expect(redact(new Map([[name, "anything"]]), [])).toEqual({ [name]: "[redacted]" });
  });

  it("in headers, in whatever form they come", () => {
    const headers = new Headers({ "APCA-API-SECRET-KEY": "abc123", accept: "text/plain" });

    expect(redact(headers, [])).toEqual({ "apca-api-secret-key": "[redacted]", accept: "text/plain" });
    expect(redact([...headers], [])).toEqual([
      ["accept", "text/plain"],
      ["apca-api-secret-key", "[redacted]"],
    ]);
  });

  it.each([
    ["GET /v2?token=abc123&limit=5", "GET /v2?token=[redacted]&limit=5"],
    ["authorization: Bearer abc.def", "authorization: [redacted]"],
    ['{"secret":"abc123","qty":"1"}', '{"secret":"[redacted]","qty":"1"}'],
    [String.raw`{\"password\":\"abc123\"}`, String.raw`{\"password\":\"[redacted]\"}`],
    ["APCA_API_SECRET_KEY=abc123 node run", "APCA_API_SECRET_KEY=[redacted] node run"],
    ["https://user:pass@proxy.example:8080/", "https://[redacted]@proxy.example:8080/"],
  ])("inside a text: %s", (text, expected) => {
    expect(redact(text, [])).toBe(expected);
  });

  it("but says when there is none", () => {
    expect(redact({ secret: undefined, token: null }, [])).toEqual({ secret: undefined, token: null });
  });

  it("and objects that hold them", () => {
    expect(redact({ held: new Secrets(new Map([["KEY", canary]])) }, [])).toEqual({ held: "[redacted]" });
  });
});

describe("redact hides what looks like a secret", () => {
  it.each([
    ["a key of a paper account", ["PK", "0A1B2C3D4E5F6G7H8I"].join("")],
    ["a key of a live account", ["AK", "0A1B2C3D4E5F6G7H8I"].join("")],
    ["a longer key", ["PK", "ABCDEFGHIJKLMNOPQRSTUVWX"].join("")],
    ["a key of AWS", ["AKIA", "0A1B2C3D4E5F6G7H"].join("")],
    ["a secret of 40 characters", ["aB3dE6gH9j"].join("").repeat(4)],
    ["a signed token", ["eyJhbGciOiJIUzI1NiJ9", "eyJzdWIiOiIxIn0", "c2lnbmF0dXJl"].join(".")],
  ])("%s", (_, credential) => {
    expect(redact(`refused ${credential}, again`, [])).toBe("refused [redacted], again");
  });
});

describe("redact hides the secrets it is told of", () => {
  const anySecret = fc.stringMatching(/^[\x21-\x7e]{8,44}$/);
  const anyText = fc.string({ unit: "binary", maxLength: 40 });

  it.each<[string, (secret: string, before: string) => string]>([
    ["as they are", (secret) => secret],
    ["in other letters", (secret) => secret.toLowerCase()],
    ["in a URL", (secret) => encodeURIComponent(secret)],
    ["in a URL inside a URL", (secret) => encodeURIComponent(encodeURIComponent(secret))],
    ["in a form", (secret) => new URLSearchParams({ q: secret }).toString().slice(2)],
    ["in JSON", (secret) => JSON.stringify(secret).slice(1, -1)],
    ["in JSON inside JSON", (secret) => JSON.stringify(JSON.stringify(secret)).slice(3, -3)],
    ["in hexadecimal", (secret) => Buffer.from(secret).toString("hex")],
  ])("%s, wherever they stand", (_, form) => {
    fc.assert(
      fc.property(anySecret, anyText, anyText, (secret, before, after) => {
        const text = `${before}${form(secret, before)}${after}`;
        const output = String(redact(text, [secret]));

        expect(output.toLowerCase()).not.toContain(form(secret, before).toLowerCase());
      }),
    );
  });

  it("in base64, alone or with something before and after", () => {
    fc.assert(
      fc.property(anySecret, fc.string({ maxLength: 9 }), fc.string({ maxLength: 9 }), (secret, before, after) => {
        const whole = Buffer.from(`${before}${secret}${after}`);
        for (const encoding of ["base64", "base64url"] as const) {
          const output = String(redact(whole.toString(encoding), [secret]));
          expect(Buffer.from(output.replace("[redacted]", ""), encoding).toString("latin1")).not.toContain(secret);
        }
      }),
    );
  });

  it("as names of parts, in errors and all their causes, in headers and in lists", () => {
    const cause = Object.assign(new Error(`inner ${canary}`), { body: `{"k":"${canary}"}`, config: { auth: canary } });
    const error = new AggregateError([cause], `outer ${canary}`, { cause });

    const output = shown({
      [canary]: 1,
      error,
      headers: new Headers({ x: canary }),
      list: [[canary]],
      set: new Set([canary]),
    });

    expect(output).not.toContain(canary);
    expect(output).toContain("outer [redacted]");
  });

  it("at the end of a text that is cut short", () => {
    const long = "x".repeat(15_995) + canary + "y".repeat(60_000);

    expect(shown(long)).not.toContain("canary");
    expect(shown(canary.repeat(7_000))).not.toContain("can");
    expect(shown("x".repeat(63_995) + canary)).not.toContain("canary");
  });

  it("but takes no text of less than four characters for a secret", () => {
    expect(redact("abcabc", ["abc", ""])).toBe("abcabc");
  });
});

describe("redact always ends", () => {
  it.each(["secret", "a", "-", "eyJ", "://a:", 'token\\"', "Aa0", "secret ", "%3D"])(
    "for a text of nothing but %s",
    (part) => {
      expect(shown(part.repeat(60_000)).length).toBeLessThan(100_000);
    },
  );

  it("for what contains itself", () => {
    const node: Record<string, unknown> = { name: "node" };
    node["self"] = node;

    expect(redact({ node, again: node }, [])).toEqual({
      node: { name: "node", self: "[circular]" },
      again: { name: "node", self: "[circular]" },
    });
  });

  it("for what is very deep or very wide", () => {
    const deep = Array.from({ length: 10_000 }).reduce<unknown>((inner) => [inner], "bottom");
    const wide = Array.from({ length: 10_000 }, (_, index) => index);

    expect(shown(deep)).toContain("[too deep]");
    expect(redact(wide, [])).toHaveLength(500);
    expect(shown({ wide: Object.fromEntries(wide.map((n) => [`n${n}`, n])) }).split(",")).toHaveLength(500);
  });

  it("for what throws when it is looked at, or answers with itself", () => {
    const hostile = {
      get message(): string {
        throw new Error(canary);
      },
    };
    const selfish = {
      name: "selfish",
      toJSON(): unknown {
        return this;
      },
    };

    expect(redact({ hostile }, [])).toEqual({ hostile: "[unprintable]" });
    expect(redact(selfish, [])).toEqual({ name: "selfish", toJSON: "[function]" });
    expect(redact({ broken: new Date(Number.NaN) }, [])).toEqual({ broken: null });
  });
});

describe("redact makes text printable", () => {
  it.each([
    ["a line break", 'filled\n{"level":"error"}', String.raw`filled\n{"level":"error"}`],
    ["a carriage return", "filled\rdenied", String.raw`filled\u{d}denied`],
    ["an order to a terminal", "\u001B[2Jfilled", String.raw`\u{1b}[2Jfilled`],
    ["a line separator", "filled\u2028denied", String.raw`filled\u{2028}denied`],
    ["a turned direction", "\u202Edellif", String.raw`\u{202e}dellif`],
    ["a nul", "fil\0led", String.raw`fil\u{0}led`],
    ["half a pair", "\uD800", String.raw`\u{d800}`],
  ])("in spite of %s", (_, text, expected) => {
    expect(redact(text, [])).toBe(expected);
    expect(redact({ [text]: 1 }, [])).toEqual({ [expected]: 1 });
  });
});
