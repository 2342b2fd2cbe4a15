import type { Broker, Clock, Watch } from "@alchemiser/application";
import { instant } from "@alchemiser/domain";

export interface Polling {
  readonly clock: Clock;
  readonly everyMs: number;
}

/**
 * A watch without a stream, for where no socket can stay open: at every interval it says that something may have been
 * missed, which makes the listener ask.
 */
export function pollingWatch({ clock, everyMs }: Polling): Broker["watch"] {
  return (listener) => {
    const closed = new AbortController();
    const isOpen = (): boolean => !closed.signal.aborted;
    const polled = poll();
    return Promise.resolve<Watch>({
      close: () => {
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
