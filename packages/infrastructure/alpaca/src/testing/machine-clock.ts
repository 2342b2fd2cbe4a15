import { setTimeout as sleep } from "node:timers/promises";
import type { Clock } from "@alchemiser/application";
import { instant, type Instant } from "@alchemiser/domain";

/** The machine's own time, as far as tests over real sockets need it. */
export const machineClock: Clock = {
  now: (): Instant => instant(Date.now()),
  waitUntil: (until, signal) =>
    sleep(Math.max(0, until - Date.now()), undefined, signal === undefined ? {} : { signal }).catch(() => undefined),
};
