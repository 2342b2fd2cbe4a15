import { EXIT_CODES } from "../exit-codes.ts";
import type { Terminal } from "../terminal.ts";

const ASKED = "Stopping: nothing new is sent, and what works is cancelled. Ctrl-C again ends this at once.";

/** What can be asked to end in good order. */
export interface Stoppable {
  stop(): void;
}

/** The last one says that the terminal is gone: orders are not left at work for nobody. */
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * The first Ctrl-C asks for a good end: nothing new, working orders cancelled, the account reconciled. The second one
 * ends the process there and then; what was sent is in the ledger, and the next run takes it up.
 */
export function stopOnSignals(work: Stoppable, terminal: Pick<Terminal, "remark">): { end(): void } {
  let isAsked = false;
  const hear = (): void => {
    if (isAsked) process.exit(EXIT_CODES.interrupted.code);
    isAsked = true;
    terminal.remark(ASKED);
    work.stop();
  };
  for (const signal of SIGNALS) process.on(signal, hear);
  return {
    end() {
      for (const signal of SIGNALS) process.off(signal, hear);
    },
  };
}

/** Resolves at the first Ctrl-C, or when the process is asked to end. */
export const interruption = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of SIGNALS) process.once(signal, () => resolve());
  });
