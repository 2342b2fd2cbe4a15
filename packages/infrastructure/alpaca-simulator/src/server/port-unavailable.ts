import { ExternalFailure } from "@alchemiser/application";

/** The port cannot be listened on: another program has it, or this user may not have it. */
export class PortUnavailable extends ExternalFailure {
  override readonly name = "PortUnavailable";
  override readonly isTransient = false;
}
