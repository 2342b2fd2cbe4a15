import { encodeExact, sha256 } from "@alchemiser/domain";
import type { Configuration } from "../config/schema.ts";
import type { Home } from "../home.ts";
import { findProgram, type StrategyRefusal } from "../strategies/find-program.ts";

export type HashReading = { readonly outcome: "read"; readonly hash: string } | StrategyRefusal;

/** Names what would trade: everything that is said of the mandate, and the text of every strategy in it. */
export async function configurationHash({ mandate }: Configuration, home: Home): Promise<HashReading> {
  const programs: string[] = [];
  for (const { strategy } of mandate.sleeves) {
    const found = await findProgram(strategy, home.folder);
    if (found.outcome === "refused") return found;
    programs.push(found.text);
  }
  return { outcome: "read", hash: sha256(encodeExact({ mandate, programs })) };
}
