import { instant, isoTime, type Instant } from "@alchemiser/domain";
import * as z from "zod";
import { Fault, type FaultInput } from "../server/faults.ts";
import { failed, NO_CONTENT, ok } from "../server/reply.ts";
import type { Route } from "../server/route.ts";
import { formatRefusal } from "../wire/failures.ts";
import { momentOf } from "./order-lookup.ts";

/** What another process may do to a simulator. */
export interface Steering {
  readonly moveTo: (now: Instant) => void;
  readonly addFault: (fault: FaultInput) => void;
  readonly cutStreams: () => void;
}

const Move = z.object({ now: z.string() });
const Cut = z.object({ does: z.literal("cut-streams") });

/** Routes that Alpaca does not have: they move virtual time on, and make things go wrong. */
export function controlRoutes({ moveTo, addFault, cutStreams }: Steering): readonly Route[] {
  const readClock: Route = {
    method: "GET",
    path: "/simulator/clock",
    answer: (_request, { desk, settings }) => ok({ now: isoTime(desk.now), time: settings.time.kind }),
  };
  const moveClock: Route = {
    method: "POST",
    path: "/simulator/clock",
    answer({ body }, { desk, settings }) {
      const moment = momentOf(Move.safeParse(body).data?.now ?? null);
      if (settings.time.kind === "system") return failed(formatRefusal("the system's time cannot be moved"));
      if (moment === undefined || moment < desk.now) return failed(formatRefusal("now must be a moment to come"));
      moveTo(instant(moment));
      return ok({ now: isoTime(desk.now), time: settings.time.kind });
    },
  };
  const makeFault: Route = {
    method: "POST",
    path: "/simulator/faults",
    answer({ body }) {
      if (Cut.safeParse(body).success) {
        cutStreams();
        return NO_CONTENT;
      }
      const fault = Fault.safeParse(body);
      if (!fault.success) return failed(formatRefusal("no such fault"));
      addFault(fault.data);
      return NO_CONTENT;
    },
  };
  return [readClock, moveClock, makeFault];
}
