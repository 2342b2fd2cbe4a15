import { plain, preview, reasonsOf, type NotPreviewed } from "@alchemiser/application";
import type { Context, Given } from "../command-line/command.ts";
import { DONE, type Ending, type Refusal } from "../ending.ts";
import { killSwitchOf } from "../trading/kill-switch-of.ts";
import { haltedBy, RESUME } from "../trading/kill-switch.ts";
import { lookAtWorld } from "../trading/look-at-world.ts";
import { Narrator } from "../trading/narrator.ts";

/** `alchemiser plan`: what a run would do, without doing any of it. */
export const run = (context: Context, given: Given): Promise<Ending> =>
  lookAtWorld(context, given, {
    look: async (world, prepared) => {
      const { terminal } = context;
      const { reason } = killSwitchOf(context);
      if (reason !== undefined) return haltedBy(reason, { aim: "rebalance" });
      const seen = await preview(world.ports, prepared, await world.ports.ledger.records());
      if (seen.outcome === "refused") return refusalOf(seen);

      const reasons = reasonsOf(prepared.task.mandate, prepared.past);
      const narrator = new Narrator(terminal);
      narrator.opening(world, prepared);
      narrator.decision(seen, reasons);
      if (terminal.isJson) terminal.show({ text: () => "", json: () => plain({ ...seen, reasons }) });
      return DONE;
    },
  });

const refusalOf = ({ because, reason }: NotPreviewed): Refusal =>
  because === "halted"
    ? { exit: "halted", reason, mend: RESUME }
    : { exit: "refused", reason, mend: "change the mandate's capital" };
