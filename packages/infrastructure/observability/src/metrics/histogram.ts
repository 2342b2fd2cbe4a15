import { labelText, type Labels } from "./labels.ts";

interface Series {
  readonly labels: Labels;
  /** How many observations fell into each bucket; the last one has no upper bound. */
  readonly counts: number[];
  sum: number;
}

/** How observations are spread over buckets, such as durations in seconds. */
export class Histogram {
  readonly #name: string;
  readonly #help: string;
  readonly #bounds: readonly number[];
  readonly #series = new Map<string, Series>();

  /** `bounds` are the largest values of the buckets, ascending. */
  constructor(name: string, help: string, bounds: readonly number[]) {
    this.#name = name;
    this.#help = help;
    this.#bounds = bounds;
  }

  observe(labels: Labels, value: number): void {
    const key = labelText(labels);
    const series = this.#series.get(key) ?? { labels, counts: this.#empty(), sum: 0 };
    const bucket = this.#bounds.findIndex((bound) => value <= bound);
    const index = bucket === -1 ? this.#bounds.length : bucket;
    series.counts[index] = (series.counts[index] ?? 0) + 1;
    series.sum += value;
    this.#series.set(key, series);
  }

  /** Its lines in the text format of Prometheus, in which each bucket includes the smaller ones. */
  lines(): readonly string[] {
    const head = [`# HELP ${this.#name} ${this.#help}`, `# TYPE ${this.#name} histogram`];
    const keys = [...this.#series.keys()].toSorted();
    return [...head, ...keys.flatMap((key) => this.#linesOf(key))];
  }

  #linesOf(key: string): readonly string[] {
    const { labels, counts, sum } = this.#series.get(key) ?? { labels: {}, counts: this.#empty(), sum: 0 };
    let total = 0;
    const buckets = counts.map((count, index) => {
      total += count;
      return `${this.#name}_bucket${labelText({ ...labels, le: String(this.#bounds[index] ?? "+Inf") })} ${total}`;
    });
    return [...buckets, `${this.#name}_sum${key} ${sum}`, `${this.#name}_count${key} ${total}`];
  }

  #empty(): number[] {
    return Array.from({ length: this.#bounds.length + 1 }, () => 0);
  }
}
