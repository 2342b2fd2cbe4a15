import type { RunEvent } from "@alchemiser/application";
import { describe, expect, it } from "vitest";
import { Counter } from "./counter.ts";
import { EventMetrics } from "./event-metrics.ts";
import { Histogram } from "./histogram.ts";

const event = (name: string, data: RunEvent["data"] = {}): RunEvent => ({
  name,
  at: 0 as RunEvent["at"],
  level: "info",
  runId: "run-1",
  correlationId: "cycle-1",
  causationId: undefined,
  data,
});

describe("metrics in the text format of Prometheus", () => {
  it("count by label, in a fixed order", () => {
    const orders = new Counter("orders_total", "Orders sent.");
    orders.add({ side: "sell", code: 'a"b\\c\nd' });
    orders.add({ side: "buy" });
    orders.add({ side: "buy" }, 2);

    expect(orders.lines()).toEqual([
      "# HELP orders_total Orders sent.",
      "# TYPE orders_total counter",
      String.raw`orders_total{code="a\"b\\c\nd",side="sell"} 1`,
      'orders_total{side="buy"} 3',
    ]);
  });

  it("add up the buckets of a histogram", () => {
    const waits = new Histogram("wait_seconds", "Waits.", [0.1, 1]);
    for (const seconds of [0.05, 0.1, 0.5, 7]) waits.observe({}, seconds);

    expect(waits.lines()).toEqual([
      "# HELP wait_seconds Waits.",
      "# TYPE wait_seconds histogram",
      'wait_seconds_bucket{le="0.1"} 2',
      'wait_seconds_bucket{le="1"} 3',
      'wait_seconds_bucket{le="+Inf"} 4',
      "wait_seconds_sum 7.65",
      "wait_seconds_count 4",
    ]);
  });

  it("come from run events, with durations where an event tells one", () => {
    const metrics = new EventMetrics();
    metrics.count(event("order-submitted"));
    metrics.count(event("order-submitted"));
    metrics.count(event("cycle-ended", { durationMs: 250 }));
    metrics.count(event("cycle-ended", { durationMs: Number.NaN }));

    const text = metrics.text();

    expect(text).toContain('alchemiser_run_events_total{event="order-submitted",level="info"} 2\n');
    expect(text).toContain('alchemiser_run_event_duration_seconds_bucket{event="cycle-ended",le="0.5"} 1\n');
    expect(text).toContain('alchemiser_run_event_duration_seconds_sum{event="cycle-ended"} 0.25\n');
    expect(text).toContain('alchemiser_run_event_duration_seconds_count{event="cycle-ended"} 1\n');
    expect(text.endsWith("\n")).toBe(true);
  });

  it("count orders, re-pegs and fills by side, and spread out how long they took and what they cost", () => {
    const metrics = new EventMetrics();
    metrics.count(event("order-submitted", { side: "buy", peg: 0 }));
    metrics.count(event("order-submitted", { side: "buy", peg: 1 }));
    metrics.count(event("order-accepted", { durationMs: 40 }));
    metrics.count(event("order-filled", { side: "buy", durationMs: 2500, slippageBp: 1.5 }));
    metrics.count(event("order-filled", { side: "buy", durationMs: 2500, slippageBp: -0.5 }));

    const text = metrics.text();

    expect(text).toContain('alchemiser_orders_total{order="first",side="buy"} 1\n');
    expect(text).toContain('alchemiser_orders_total{order="re-peg",side="buy"} 1\n');
    expect(text).toContain('alchemiser_fills_total{side="buy"} 2\n');
    expect(text).toContain('alchemiser_run_event_duration_seconds_bucket{event="order-accepted",le="0.05"} 1\n');
    expect(text).toContain('alchemiser_run_event_duration_seconds_bucket{event="order-filled",le="5"} 2\n');
    expect(text).toContain('alchemiser_fill_slippage_basis_points_bucket{le="0",side="buy"} 1\n');
    expect(text).toContain('alchemiser_fill_slippage_basis_points_sum{side="buy"} 1\n');
  });
});
