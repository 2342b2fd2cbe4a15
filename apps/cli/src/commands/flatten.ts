import type { Context, Given } from "../command-line/command.ts";
import type { Ending } from "../ending.ts";
import { carryOut } from "../trading/carry-out.ts";
import { ledgerIsThere } from "../trading/ledger-is-there.ts";

/** `alchemiser flatten`: the way out. What the account holds besides the mandate stays. */
export const run = async (context: Context, given: Given): Promise<Ending> =>
  ledgerIsThere(context) ?? (await carryOut(context, given, { aim: "flatten" }));
