import { labelText, type Labels } from "./labels.ts";

/** Counts what happened since the start of the process. */
export class Counter {
  readonly #name: string;
  readonly #help: string;
  readonly #counts = new Map<string, number>();

  constructor(name: string, help: string) {
    this.#name = name;
    this.#help = help;
  }

  add(labels: Labels, amount = 1): void {
    const series = labelText(labels);
    this.#counts.set(series, (this.#counts.get(series) ?? 0) + amount);
  }

  /** Its lines in the text format of Prometheus. */
  lines(): readonly string[] {
    const samples = [...this.#counts].map(([series, count]) => `${this.#name}${series} ${count}`);
    return [`# HELP ${this.#name} ${this.#help}`, `# TYPE ${this.#name} counter`, ...samples.toSorted()];
  }
}
