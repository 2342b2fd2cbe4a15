import { preview, reasonsOf } from "@alchemiser/application";
import type { Context, Given } from "../command-line/command.ts";
import { DONE, type Ending } from "../ending.ts";
import { plain } from "../reports/plain.ts";
import { lookAtWorld } from "../trading/look-at-world.ts";
import { Narrator } from "../trading/narrator.ts";

/** `alchemiser plan`: what a run would do, without doing any of it. */
export const run = (context: Context, given: Given): Promise<Ending> =>
  lookAtWorld(context, given, {
    look: async (world, prepared) => {
      const { terminal } = context;
      const seen = await preview(world.ports, prepared, await world.ports.ledger.records());
      if (seen.outcome === "refused")
        return { exit: "refused", reason: seen.reason, mend: "change the mandate's capital" };

      const reasons = reasonsOf(prepared.task.mandate, prepared.past);
      const narrator = new Narrator(terminal);
      narrator.opening(world, prepared);
      narrator.decision(seen.decision, reasons);
      if (terminal.isJson) terminal.show({ text: () => "", json: () => plain({ ...seen, reasons }) });
      return DONE;
    },
  });
