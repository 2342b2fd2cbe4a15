import type { Context } from "../command-line/command.ts";
import { worldHomeOf } from "../worlds/open-world.ts";
import { KillSwitch } from "./kill-switch.ts";

/** The kill switch of the configuration's world. */
export const killSwitchOf = ({ home, configuration }: Pick<Context, "home" | "configuration">): KillSwitch =>
  new KillSwitch(worldHomeOf(home, configuration.world).folder);
