import type { Ending, Refusal } from "./ending.ts";
import { EXIT_CODES } from "./exit-codes.ts";
import { printable } from "./printable.ts";
import type { Terminal } from "./terminal.ts";

/** Says how a command ended: nothing when it did what it was asked, otherwise why not and what mends it. */
export function tell(ending: Ending, terminal: Terminal): void {
  if (ending.exit === "ok") return;
  const reason = printable(ending.reason);
  terminal.remark(`${reason}\nTo mend it: ${ending.mend}.`);
  // What was done so far is the one object on stdout; its exit code says that something is missing.
  if (terminal.isJson && !terminal.hasShown) terminal.write(JSON.stringify({ error: errorOf(ending) }));
}

const errorOf = ({ exit, reason, mend }: Refusal): object => ({
  name: exit,
  code: EXIT_CODES[exit].code,
  reason,
  mend,
});
