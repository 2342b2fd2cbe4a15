import { reasonsOf, wantedTogether } from "@alchemiser/application";
import type { Context, Given } from "../command-line/command.ts";
import { DONE, type Ending } from "../ending.ts";
import { lookAtWorld } from "../trading/look-at-world.ts";
import { signalsJson, signalsText, type Signals } from "../trading/signals.ts";

/** `alchemiser signals`: what the mandate wants to hold in the next session, whatever the account holds. */
export const run = (context: Context, given: Given): Promise<Ending> =>
  lookAtWorld(context, given, {
    look: (_world, { day, past, task: { mandate } }) => {
      const { terminal } = context;
      const signals: Signals = {
        day,
        mandate,
        sleeves: reasonsOf(mandate, past),
        together: wantedTogether(mandate, past, day.tradeSession),
      };
      terminal.show({ text: () => signalsText(signals, terminal), json: () => signalsJson(signals) });
      return DONE;
    },
  });
