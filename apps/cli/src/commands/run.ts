import type { Context, Given } from "../command-line/command.ts";
import { OptionReader } from "../command-line/option-text.ts";
import type { Ending } from "../ending.ts";
import { carryOut } from "../trading/carry-out.ts";

/** `alchemiser run` */
export function run(context: Context, given: Given): Promise<Ending> {
  const options = new OptionReader(given);
  const revision = options.revision("revision");
  return options.refusal === undefined
    ? carryOut(context, given, { aim: "rebalance", revision: revision ?? 0 })
    : Promise.resolve(options.refusal);
}
