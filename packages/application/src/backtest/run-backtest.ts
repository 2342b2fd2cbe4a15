import { known, measurePerformance, sha256, sha256OfBytes, sum } from "@alchemiser/domain";
import type { BacktestRefusal, BacktestResult } from "./backtest-result.ts";
import type { BacktestTask } from "./backtest-task.ts";
import { BacktestWorld } from "./backtest-world.ts";
import { assumptionsOf } from "./assumptions.ts";
import { rowsOf } from "./backtest-rows.ts";
import { frameOf } from "./price-frame.ts";
import { Recorder } from "./recorder.ts";

export type BacktestAnswer = ({ readonly outcome: "finished" } & BacktestResult) | BacktestRefusal;

/** The live cycle, once per session of the past. */
export function runBacktest(task: BacktestTask): BacktestAnswer {
  const frame = frameOf(task.bars, task.prices);
  const world = new BacktestWorld(task, frame);
  const rows = rowsOf(task, frame, (strategy) => world.study(strategy));
  if (rows.outcome === "refused") return rows;

  const recorder = new Recorder(world.exchange, frame);
  for (let row = rows.first; row <= rows.last; row++) {
    const cycle = world.pass(row);
    recorder.note(row, world.exchange.moment.session, cycle);
  }
  return { outcome: "finished", ...resultOf(task, world, recorder) };
}

function resultOf(task: BacktestTask, { exchange }: BacktestWorld, recorder: Recorder): BacktestResult {
  const { sessions, allocations, undecided, shortfalls, trips, trades, slippage, finalEquity } = recorder;
  const equity = Float64Array.from(recorder.equity);
  return {
    ...measurePerformance(Float64Array.of(task.capital.toNumber(), ...equity)),
    sessions,
    equity,
    finalEquity,
    trades,
    orders: exchange.orders.all.length,
    slippage,
    fees: sum(exchange.activities.flatMap((activity) => (activity.kind === "fee" ? [activity.cash.negated()] : []))),
    allocations,
    undecided,
    shortfalls,
    trips,
    assumptions: assumptionsOf(task, known(sessions[0], "a backtest that is finished has sessions")),
    hash: sha256(
      [sessions[0], sessions.length, trades, slippage, finalEquity, sha256OfBytes(bytesOf(equity))].join("\n"),
    ),
  };
}

/** The curve bit for bit, low byte first on every machine. */
function bytesOf(values: Float64Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.byteLength));
  values.forEach((value, row) => {
    view.setFloat64(row * Float64Array.BYTES_PER_ELEMENT, value, true);
  });
  return new Uint8Array(view.buffer);
}
