import { plan } from "./actions/plan.ts";
import { status } from "./actions/status.ts";
import { watchedTrade } from "./actions/watched-trade.ts";
import { refused, type Answer } from "./answer.ts";
import type { Parts } from "./composition.ts";
import { readEvent } from "./event.ts";
import { tooLate, type Invocation } from "./remaining-time.ts";
import type { Tell } from "./tell.ts";

export interface Request {
  /** The event as it came in. */
  readonly said: unknown;
  readonly invocation: Invocation;
  readonly tell: Tell;
}

/** Does what the event asks for, if it says so in full, its world can be had and there is time. */
export async function respond(parts: Parts, { said, invocation, tell }: Request): Promise<Answer> {
  const reading = readEvent(said);
  if (reading.outcome === "refused") return refused("event", reading.reason);
  const { action, world: name, revision } = reading.event;
  const door = parts.doors[name];
  if (door.is === "closed") return refused("world", `${name} is closed: ${door.reason}`);
  const late = tooLate(action, invocation);
  if (late !== undefined) return refused("time", late);

  const { world } = door;
  const { mandate } = parts;
  await world.wake();
  switch (action) {
    case "status":
      return status(world);
    case "plan":
      return plan(world, mandate, revision);
    case "trade":
      return watchedTrade(parts, world, { mandate, revision, invocation, tell });
  }
}
