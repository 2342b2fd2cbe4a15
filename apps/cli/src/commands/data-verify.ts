import type { Context } from "../command-line/command.ts";
import { openLocal } from "../composition.ts";
import { isSound, verifySeries, type Verification } from "../data/verify-series.ts";
import { storedTickers } from "../data/stored-tickers.ts";
import { DONE, type Ending } from "../ending.ts";
import { printable } from "../printable.ts";
import { count, plural } from "../reports/figures.ts";
import type { Terminal } from "../terminal.ts";

/** `alchemiser data verify` */
export async function run({ terminal, home }: Context): Promise<Ending> {
  const { bars, clock } = openLocal(home);
  const verifications: Verification[] = [];
  for (const ticker of await storedTickers(home.bars)) {
    terminal.progress(`reading ${ticker} …`);
    verifications.push(await verifySeries(ticker, bars, clock.now()));
  }
  terminal.show({ text: () => textOf(verifications, terminal), json: () => jsonOf(verifications) });
  return endingOf(verifications);
}

const jsonOf = (verifications: readonly Verification[]): object => ({
  sound: verifications.filter(isSound).length,
  unsound: verifications.filter((one) => !isSound(one)).length,
  series: verifications.map(({ ticker, ...found }) => ({ symbol: ticker, ...found })),
});

function textOf(verifications: readonly Verification[], terminal: Terminal): string {
  const sound = verifications.filter(isSound);
  const noted = sound.filter(({ findings }) => findings.length > 0).length;
  return [
    ...verifications.flatMap((one) => faultsOf(one).map((line) => terminal.styled("red", printable(line)))),
    `${plural(sound.length, "series", "series")} sound, ${count(noted)} of them with findings; ` +
      `${count(verifications.length - sound.length)} not.`,
  ].join("\n");
}

function faultsOf(found: Verification): readonly string[] {
  if (found.outcome === "unreadable") return [`${found.ticker}: ${found.reason}`];
  const fatal = found.findings.filter(({ severity }) => severity === "fatal");
  return fatal.map(({ name, sentence }) => `${found.ticker}: ${name}: ${sentence}`);
}

function endingOf(verifications: readonly Verification[]): Ending {
  const faults = verifications.flatMap(faultsOf);
  const [first = ""] = faults;
  if (faults.length === 0) return DONE;
  const others = faults.length === 1 ? "" : `; ${plural(faults.length - 1, "more fault")} above`;
  return { exit: "bad-data", reason: `${first}${others}`, mend: "alchemiser data import FILE --replace" };
}
