import { universeOf } from "@alchemiser/domain";
import { openLocal } from "../composition.ts";
import type { Configuration } from "../config/schema.ts";
import type { Home } from "../home.ts";
import { plural } from "../reports/figures.ts";
import { openMandate } from "../strategies/open-mandate.ts";
import { readProgram } from "../strategies/read-program.ts";
import { worldHomeOf } from "../worlds/open-world.ts";
import { secretsOf } from "../worlds/secrets-of.ts";
import { doubtful, failing, fine, type Check } from "./check.ts";

/** Whether the program of every sleeve is there, and right. */
export async function checkPrograms({ mandate }: Configuration, home: Home): Promise<Check> {
  const readings = await Promise.all(mandate.sleeves.map(({ strategy }) => readProgram(strategy, home.folder)));
  const refusals = readings.flatMap((reading) => (reading.outcome === "refused" ? [reading.refusal] : []));
  const [first] = refusals;
  if (first === undefined) return fine("programs", `${plural(readings.length, "sleeve")}, all right`);
  return failing("programs", { ...first, reason: refusals.map(({ reason }) => reason).join("\n") });
}

/** Whether the world in force has bars of every symbol that the mandate names. */
export async function checkSymbols({ mandate, world }: Configuration, home: Home): Promise<Check> {
  const reading = await openMandate(mandate, home);
  if (reading.outcome === "refused") return doubtful("symbols", "not known yet", "mend the programs first");
  const summaries = await openLocal(worldHomeOf(home, world)).bars.summaries();
  const stored = new Set(summaries.map(({ ticker }) => ticker));
  const universe = universeOf(reading.mandate);
  const missing = universe.filter((ticker) => !stored.has(ticker));
  const symbols = plural(universe.length, "symbol");
  if (missing.length === 0) return fine("symbols", `${symbols}, all with bars in ${world}`);
  if (missing.length === universe.length)
    return fine("symbols", `${symbols}, no bars in ${world} yet: a run brings them`);
  return doubtful("symbols", `${symbols}, no bars in ${world} of ${missing.join(", ")}`, "alchemiser data pull");
}

/** Whether the keys of a real account are there, for nobody else to read. The demo needs none. */
export async function checkSecrets({ secrets, world }: Configuration, home: Home): Promise<Check> {
  if (world === "demo") return fine("secrets", "the demo needs none");
  const source = secretsOf(secrets, home);
  await source.read();
  return fine("secrets", `both keys are in ${source.name}`);
}
