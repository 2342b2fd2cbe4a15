/** Shorter texts are found in half of all words; no key is that short. */
const SHORTEST_SECRET = 4;
const SHORTEST_FRAGMENT = 6;

/** Finds every form in which one of `secrets` may stand in a text; nothing when there are none. */
export function secretPattern(secrets: readonly string[]): RegExp | undefined {
  const forms = secrets.filter((secret) => secret.length >= SHORTEST_SECRET).flatMap(formsOf);
  if (forms.length === 0) return undefined;
  // The longest first, so that no form leaves the rest of a longer one behind.
  const longestFirst = [...new Set(forms)].toSorted((a, b) => b.length - a.length);
  return new RegExp(longestFirst.map(literally).join("|"), "gi");
}

/** As it is, in URLs and forms, inside JSON and JSON inside JSON, in hexadecimal and in base64. */
function formsOf(secret: string): readonly string[] {
  const inUrl = encodeURIComponent(secret);
  const inJson = JSON.stringify(secret).slice(1, -1);
  const encoded = [0, 1, 2].map((offset) => base64Inside(secret, offset));
  return [
    secret,
    inUrl,
    encodeURIComponent(inUrl),
    new URLSearchParams([["", secret]]).toString().slice(1),
    inJson,
    JSON.stringify(inJson).slice(1, -1),
    Buffer.from(secret).toString("hex"),
    ...encoded,
    ...encoded.map((text) => encodeURIComponent(text)),
    ...encoded.map((text) => text.replaceAll("+", "-").replaceAll("/", "_")),
  ].filter((form) => form.length >= Math.min(secret.length, SHORTEST_FRAGMENT));
}

/**
 * The base64 digits that stand for `secret` alone when `offset` bytes modulo three come before it: base64 writes three
 * bytes as four digits, so the text of a whole has one of three forms of a part, less what the neighbours share.
 */
function base64Inside(secret: string, offset: number): string {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
  return bytes.toString("base64").slice(Math.ceil((offset * 8) / 6), Math.floor((bytes.length * 8) / 6));
}

const literally = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
