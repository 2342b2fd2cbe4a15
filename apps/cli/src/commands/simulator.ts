import { AlpacaSimulator, type SimulatorTime } from "@alchemiser/alpaca-simulator";
import { isoTime, newYorkInstant } from "@alchemiser/domain";
import type { Context, Given } from "../command-line/command.ts";
import { OptionReader } from "../command-line/option-text.ts";
import { DONE, misuse, type Ending } from "../ending.ts";
import { interruption } from "../trading/interruption.ts";
import { seededDemo } from "../worlds/demo-market.ts";
import { STANDALONE_KEY } from "../worlds/open-world.ts";

const OPENING = 9 * 60 + 30;

/** `alchemiser simulator`: an Alpaca for any client, until Ctrl-C. */
export async function run({ terminal, configuration }: Context, given: Given): Promise<Ending> {
  const options = new OptionReader(given);
  const day = options.day("session");
  if (options.refusal !== undefined) return options.refusal;
  const port = Number(options.text("port") ?? "0");
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    return misuse(`--port is a number from 0 to 65535, was "${options.text("port") ?? ""}"`);

  const { seed, capital } = configuration.simulator;
  const { market } = seededDemo(seed);
  const time: SimulatorTime =
    day === undefined ? { kind: "system" } : { kind: "virtual", startsAt: newYorkInstant(day, OPENING) };
  const journal = options.text("journal");
  const simulator = new AlpacaSimulator({
    market,
    time,
    port,
    key: STANDALONE_KEY,
    cash: capital,
    ...(journal === undefined ? {} : { journal }),
    ...(day === undefined ? {} : { requestsPerMinute: 100_000 }),
  });
  await simulator.start();
  const { url, tradingStreamUrl, dataStreamUrl, now } = simulator;
  const facts = {
    url,
    tradingStreamUrl,
    dataStreamUrl,
    market: market.name,
    now: isoTime(now),
    keyId: STANDALONE_KEY.keyId,
  };
  terminal.show({
    text: () =>
      [
        `Alpaca's trading and data interface at ${url}`,
        `streams at ${tradingStreamUrl} and ${dataStreamUrl}`,
        `key id "${STANDALONE_KEY.keyId}", secret "${STANDALONE_KEY.secret}"; it is ${facts.now}, ${time.kind} time, market ${market.name}`,
        "Ctrl-C ends it",
      ].join("\n"),
    json: () => facts,
  });
  await interruption();
  await simulator.stop();
  return DONE;
}
