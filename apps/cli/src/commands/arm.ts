import { BARS_SINCE, LIVE, type StreamedAddresses } from "@alchemiser/alpaca";
import { MemoryLedger } from "@alchemiser/application";
import { isoTime } from "@alchemiser/domain";
import { SystemClock } from "@alchemiser/local/clock";
import { KnownSecrets } from "@alchemiser/observability";
import { rampEnd } from "../arming/armed-mandate.ts";
import { ArmingFile } from "../arming/arming-file.ts";
import { configurationHash } from "../arming/configuration-hash.ts";
import type { Context, Given } from "../command-line/command.ts";
import { OptionReader } from "../command-line/option-text.ts";
import { openDesk } from "../composition.ts";
import { DONE, misuse, type Ending } from "../ending.ts";
import { openMandate } from "../strategies/open-mandate.ts";
import { dollarsOf } from "../trading/spoken.ts";
import { keysOf, worldHomeOf } from "../worlds/open-world.ts";

const SAY = "say alchemiser arm --world live --account NUMBER";

/** `alchemiser arm`: a person lets this mandate trade real money. */
export const run = (context: Context, given: Given): Promise<Ending> => arm(context, given, LIVE);

/** The same at any address: a drill arms an account that has none. */
export async function arm(context: Context, given: Given, addresses: StreamedAddresses): Promise<Ending> {
  const { configuration, home, terminal } = context;
  if (configuration.world !== "live")
    return misuse(`only live trading is armed, ${configuration.world} needs none`, SAY);
  const typed = new OptionReader(given).text("account");
  if (typed === undefined) return misuse("arm needs --account, the number of the account as Alpaca shows it", SAY);
  const reading = await openMandate(configuration.mandate, home);
  if (reading.outcome === "refused") return reading.refusal;
  const hash = configurationHash(configuration, reading.programs ?? []);

  const place = worldHomeOf(home, "live");
  const clock = new SystemClock();
  const credentials = keysOf(context, new KnownSecrets());
  const { bars: barsFolder } = place;
  const ledger = new MemoryLedger();
  const desk = openDesk({ addresses, credentials, clock, ledger, barsFolder, since: BARS_SINCE, failpoint: undefined });
  const { account } = await desk.ports.broker.account();
  if (account !== typed)
    return {
      exit: "refused",
      reason: `the keys are of account "${account}", and "${typed}" was typed`,
      mend: "type the number of the account that the keys are of, or name other keys",
    };
  const arming = { account, configuration: hash, at: clock.now() };
  new ArmingFile(place.folder).write(arming);
  const [until, most] = [isoTime(rampEnd(arming)), configuration.mandate.rampOrderValue];
  terminal.show({
    text: () =>
      `account ${account} is armed for this mandate: alchemiser run --world live trades real money\n` +
      `until ${until} a buy is worth at most ${dollarsOf(most)}; a change of the mandate or a strategy disarms it`,
    json: () => ({ account, configuration: hash, rampUntil: until, rampOrderValue: most.toString() }),
  });
  return DONE;
}
