/** What a symphony may be at most. Anything larger is refused before it costs time or memory. */
export const LIMITS = {
  /** Of UTF-8 text. */
  bytes: 16 * 1024 * 1024,
  /** Of brackets inside brackets. */
  depth: 512,
  /** Forms: every bracket pair, name, string and number counts. */
  nodes: 1_000_000,
  /** Different symbols. */
  symbols: 10_000,
  /** After so many errors the reader stops looking for more. */
  errors: 20,
} as const;
