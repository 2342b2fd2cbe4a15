/** The kinds of form that a text consists of. */
export const FORM = {
  list: 1,
  vector: 2,
  map: 3,
  string: 4,
  number: 5,
  symbol: 6,
  keyword: 7,
  nil: 8,
  true: 9,
  false: 10,
} as const;

export type FormKind = (typeof FORM)[keyof typeof FORM];

/**
 * All forms of a text in the order they begin, as columns: thirteen bytes a form, whatever the text is. A form's
 * children follow it; `next` is the first form that is no longer inside it.
 */
export interface Tape {
  readonly length: number;
  readonly kinds: Uint8Array;
  /** Offset of the first character. */
  readonly starts: Uint32Array;
  /** Offset after the last character. */
  readonly ends: Uint32Array;
  readonly next: Uint32Array;
}
