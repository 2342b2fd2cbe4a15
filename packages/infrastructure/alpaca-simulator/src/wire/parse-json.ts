/** What a text says in JSON. */
export type ParsedJson = { readonly outcome: "parsed"; readonly value: unknown } | { readonly outcome: "malformed" };

export function parseJson(text: string): ParsedJson {
  try {
    return { outcome: "parsed", value: JSON.parse(text) };
  } catch {
    return { outcome: "malformed" };
  }
}
