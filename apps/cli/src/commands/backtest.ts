import { runBacktest } from "@alchemiser/application";
import { money } from "@alchemiser/domain";
import { backtestJson } from "../backtest/backtest-json.ts";
import { backtestReport } from "../backtest/backtest-report.ts";
import { remarksOn, taskFor, type BacktestOrder } from "../backtest/lone-strategy.ts";
import { readBars } from "../backtest/read-bars.ts";
import { COST_NAMES, FILL_NAMES } from "../choices.ts";
import type { Context, Given } from "../command-line/command.ts";
import { OptionReader } from "../command-line/option-text.ts";
import { openLocal } from "../composition.ts";
import { DONE, misuse, type Ending, type Refusal } from "../ending.ts";
import { readProgram } from "../strategies/read-program.ts";

/** `alchemiser backtest STRATEGY` */
export async function run(context: Context, given: Given): Promise<Ending> {
  const { terminal, home } = context;
  const wishes = wishesIn(given);
  if ("exit" in wishes) return wishes;
  const reading = await readProgram(given.words[0] ?? "");
  if (reading.outcome === "refused") return reading.refusal;

  const { strategy } = reading;
  terminal.progress(`reading the bars of ${strategy.universe.join(", ")} …`);
  const stored = await readBars(strategy.universe, openLocal(home).bars);
  if (stored.outcome === "refused") return stored.refusal;

  const order: BacktestOrder = { ...wishes, strategy, bars: stored.bars };
  terminal.progress(`running "${strategy.name}" …`);
  const answer = runBacktest(taskFor(order));
  if (answer.outcome === "refused") return refused(answer.reason);
  const result = { ...answer, assumptions: [...answer.assumptions, ...remarksOn(order)] };
  terminal.show({ text: () => backtestReport(order, result, terminal), json: () => backtestJson(order, result) });
  return DONE;
}

type Wishes = Omit<BacktestOrder, "strategy" | "bars">;

function wishesIn(given: Given): Wishes | Refusal {
  const options = new OptionReader(given);
  const [from, to] = [options.day("from"), options.day("to")];
  const wishes: Wishes = {
    from,
    to,
    capital: options.dollars("capital") ?? money("10000"),
    fill: options.choice("fill", FILL_NAMES) ?? FILL_NAMES[0],
    costs: options.choice("costs", COST_NAMES) ?? COST_NAMES[0],
  };
  if (options.refusal !== undefined) return options.refusal;
  const isBackwards = from !== undefined && to !== undefined && to < from;
  return isBackwards ? misuse(`--from must not be after --to, was "${from}" and "${to}"`) : wishes;
}

const refused = (reason: string): Refusal => ({
  exit: "missing-data",
  reason: `the backtest cannot be run: ${reason}`,
  mend: "import longer series with alchemiser data import, or ask for other sessions",
});
