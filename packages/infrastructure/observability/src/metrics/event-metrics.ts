import type { RunEvent } from "@alchemiser/application";
import { Counter } from "./counter.ts";
import { Histogram } from "./histogram.ts";

const DURATION_BOUNDS = [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300];

/** Run events as numbers: how many of each kind, and how long those took that say so with `durationMs`. */
export class EventMetrics {
  readonly #events = new Counter("alchemiser_run_events_total", "Run events since the start of the process.");
  readonly #durations = new Histogram(
    "alchemiser_run_event_duration_seconds",
    "How long the work behind a run event took.",
    DURATION_BOUNDS,
  );

  readonly count = ({ name, level, data }: RunEvent): void => {
    this.#events.add({ event: name, level });
    const { durationMs } = data;
    if (typeof durationMs === "number" && Number.isFinite(durationMs))
      this.#durations.observe({ event: name }, durationMs / 1_000);
  };

  /** In the text format of Prometheus, version 0.0.4. */
  text(): string {
    return [...this.#events.lines(), ...this.#durations.lines(), ""].join("\n");
  }
}
