import { encodeExact, sha256 } from "@alchemiser/domain";
import type { Configuration } from "../config/schema.ts";

/** Names what would trade: everything that is said of the mandate, and the texts that its strategies were read from. */
export const configurationHash = ({ mandate }: Configuration, programs: readonly string[]): string =>
  sha256(encodeExact({ mandate, programs }));
