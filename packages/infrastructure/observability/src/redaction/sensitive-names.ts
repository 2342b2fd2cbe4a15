/** What a name says, in whatever style it is written, when its value is nobody's business. */
const WORDS = [
  "authorization",
  "apikey",
  "apcaapi",
  "keyid",
  "secret",
  "password",
  "passwd",
  "passphrase",
  "token",
  "credential",
  "privatekey",
  "cookie",
];

/** Whether what is called `name` must not be shown: the key of an object, a header, a parameter of a URL. */
export function isSensitive(name: string): boolean {
  const plain = name.toLowerCase().replaceAll(/[^a-z]/g, "");
  return WORDS.some((word) => plain.includes(word));
}

/**
 * `name: value`, `name=value` or `"name":"value"` inside a text, with `Bearer` and the like before the value. Every
 * repetition in front of the value is bounded, so that no text makes the search slow.
 */
export const NAMED_VALUE = new RegExp(
  String.raw`((?:authorization|api[-_]?key|apca-api|key[-_]?id|secret|passw(?:or)?d|passphrase|token|credential|` +
    String.raw`private[-_]?key|cookie)[\w-]{0,40}\\{0,3}["']?\s{0,4}(?:[:=]|%3D|%3A)\s{0,4}\\{0,3}["']?)` +
    String.raw`((?:Bearer|Basic|Digest)\s{1,4})?[^\s"'&,;}\]\\]+`,
  "gi",
);
