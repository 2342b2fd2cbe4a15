import type { Ending, Refusal } from "./ending.ts";
import { EXIT_CODES } from "./exit-codes.ts";
import { printable } from "./printable.ts";
import { inPlainWords } from "./system-words.ts";
import type { Terminal } from "./terminal.ts";

/** Says how a command ended: nothing when it did what it was asked, otherwise why not and what mends it. */
export function tell(ending: Ending, terminal: Terminal): void {
  if (ending.exit === "ok") return;
  const reason = printable(spoken(ending));
  terminal.remark(`${reason}\nTo mend it: ${ending.mend}.`);
  // What was done so far is the one object on stdout; its exit code says that something is missing.
  if (terminal.isJson && !terminal.hasShown) terminal.write(JSON.stringify({ error: errorOf(ending) }));
}

const errorOf = (refusal: Refusal): object => ({
  name: refusal.exit,
  code: EXIT_CODES[refusal.exit].code,
  reason: spoken(refusal),
  mend: refusal.mend,
});

/** The reason in words; a mistake of ours is told exactly as it happened. */
const spoken = ({ exit, reason }: Refusal): string => (exit === "bug" ? reason : inPlainWords(reason));
