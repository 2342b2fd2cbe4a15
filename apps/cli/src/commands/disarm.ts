import { ArmingFile } from "../arming/arming-file.ts";
import type { Context } from "../command-line/command.ts";
import { DONE, type Ending } from "../ending.ts";
import { worldHomeOf } from "../worlds/open-world.ts";

/** `alchemiser disarm`: no run trades real money any more. One that is going on is stopped by `halt`. */
export function run({ terminal, home }: Context): Promise<Ending> {
  new ArmingFile(worldHomeOf(home, "live").folder).remove();
  terminal.show({
    text: () => "live trading is not armed; a run that is going on is stopped by alchemiser halt --world live",
    json: () => ({ armed: false }),
  });
  return Promise.resolve(DONE);
}
