import type { Broker, Clock, Watch } from "@alchemiser/application";
import { instant } from "@alchemiser/domain";
import type { Circuits } from "./transport/circuits.ts";

export interface Polling {
  readonly clock: Clock;
  readonly everyMs: number;
  /** What they tell is passed on. */
  readonly circuits: Circuits;
}

/**
 * A watch without a stream, for where no socket can stay open: at every interval it says that something may have been
 * missed, which makes the listener ask.
 */
export function pollingWatch({ clock, everyMs, circuits }: Polling): Broker["watch"] {
  return (listener) => {
    const closed = new AbortController();
    const isOpen = (): boolean => !closed.signal.aborted;
    const told = circuits.listen(listener);
    const polled = poll();
    return Promise.resolve<Watch>({
      close: () => {
        told.end();
        closed.abort();
        return polled;
      },
    });

    async function poll(): Promise<void> {
      while (isOpen()) {
        await clock.waitUntil(instant(clock.now() + everyMs), closed.signal);
        if (isOpen()) listener({ kind: "resumed" });
      }
    }
  };
}
