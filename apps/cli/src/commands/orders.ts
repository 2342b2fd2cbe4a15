import type { Context, Given } from "../command-line/command.ts";
import { OptionReader } from "../command-line/option-text.ts";
import { DONE, type Ending } from "../ending.ts";
import { ordersJson, ordersOf, ordersText } from "../trading/orders.ts";
import { readLedger } from "../trading/read-ledger.ts";

/** `alchemiser orders`: what was sent in a session, and what became of it. */
export async function run(context: Context, given: Given): Promise<Ending> {
  const options = new OptionReader(given);
  const session = options.session("session");
  if (options.refusal !== undefined) return options.refusal;
  const reading = await readLedger(context);
  if (reading.outcome === "refused") return reading.refusal;
  const orders = ordersOf(reading.records, session);
  context.terminal.show({ text: () => ordersText(orders, context.terminal), json: () => ordersJson(orders) });
  return DONE;
}
