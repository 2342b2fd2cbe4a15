import type { Ticker } from "../market/ticker.ts";
import { rawText, startOf, type FormIndex, type Forms } from "./forms.ts";
import { LIMITS } from "./limits.ts";
import { errorAt, type SymphonyError } from "./symphony-error.ts";

/** One text being turned into a tree: its forms, what was wrong with them, and the symbols met. */
export class Reading {
  readonly forms: Forms;
  readonly #errors: SymphonyError[] = [];
  readonly #tickers = new Set<Ticker>();
  readonly #spellings = new Map<string, Ticker>();

  constructor(forms: Forms) {
    this.forms = forms;
  }

  get errors(): readonly SymphonyError[] {
    return this.#errors;
  }

  /** Every symbol of the program, in the order of appearance. */
  get tickers(): readonly Ticker[] {
    return [...this.#tickers];
  }

  /** Notes that `form` is not what was `expected`. Answers undefined, so that a reader can return it. */
  refuse(form: FormIndex, expected: string, suggestion?: string): undefined {
    if (this.#errors.length >= LIMITS.errors) return;
    const found = rawText(this.forms, form);
    const at = startOf(this.forms, form);
    this.#errors.push(
      errorAt(this.forms.source, { at, expected, found: found.startsWith('"') ? found : `"${found}"`, suggestion }),
    );
  }

  /** The symbol that `spelling` was found to be before. */
  met(spelling: string): Ticker | undefined {
    return this.#spellings.get(spelling);
  }

  /** Takes note of a symbol under its spelling; the same symbol is the same string throughout a tree. */
  meet(ticker: Ticker, spelling: string, form: FormIndex): Ticker {
    if (this.#tickers.size === LIMITS.symbols && !this.#tickers.has(ticker)) {
      this.refuse(form, `at most ${String(LIMITS.symbols)} different symbols`);
      return ticker;
    }
    this.#tickers.add(ticker);
    this.#spellings.set(spelling, ticker);
    return ticker;
  }
}
