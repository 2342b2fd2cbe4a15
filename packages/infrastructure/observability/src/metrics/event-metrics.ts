import type { RunEvent } from "@alchemiser/application";
import { Counter } from "./counter.ts";
import { Histogram } from "./histogram.ts";

const DURATION_BOUNDS = [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300];
const BASIS_POINT_BOUNDS = [-20, -10, -5, -2, -1, 0, 1, 2, 5, 10, 20, 50];

/**
 * Run events as numbers: how many of each kind, and how long those took that say so with `durationMs`. Orders and their
 * fills have counters of their own, and what a fill cost against the price when its order left.
 */
export class EventMetrics {
  readonly #events = new Counter("alchemiser_run_events_total", "Run events since the start of the process.");
  readonly #durations = new Histogram(
    "alchemiser_run_event_duration_seconds",
    "How long the work behind a run event took; of an order since it was written down.",
    DURATION_BOUNDS,
  );
  readonly #orders = new Counter("alchemiser_orders_total", "Orders sent; a leg's first one, or a re-peg.");
  readonly #fills = new Counter("alchemiser_fills_total", "Executions.");
  readonly #slippage = new Histogram(
    "alchemiser_fill_slippage_basis_points",
    "What a fill cost against the middle of the quote when its order left; negative is a gain.",
    BASIS_POINT_BOUNDS,
  );

  readonly count = ({ name, level, data }: RunEvent): void => {
    this.#events.add({ event: name, level });
    const durationMs = numberIn(data, "durationMs");
    if (durationMs !== undefined) this.#durations.observe({ event: name }, durationMs / 1_000);
    const side = String(data["side"]);
    if (name === "order-submitted") this.#orders.add({ side, order: data["peg"] === 0 ? "first" : "re-peg" });
    if (name !== "order-filled") return;
    this.#fills.add({ side });
    const slippageBp = numberIn(data, "slippageBp");
    if (slippageBp !== undefined) this.#slippage.observe({ side }, slippageBp);
  };

  /** In the text format of Prometheus, version 0.0.4. */
  text(): string {
    const metrics = [this.#events, this.#durations, this.#orders, this.#fills, this.#slippage];
    return [...metrics.flatMap((metric) => metric.lines()), ""].join("\n");
  }
}

function numberIn(data: RunEvent["data"], name: string): number | undefined {
  const value = data[name];
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}
