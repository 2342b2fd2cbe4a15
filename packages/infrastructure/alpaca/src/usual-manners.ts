import { randomInt } from "node:crypto";
import { session } from "@alchemiser/domain";
import type { AlpacaManners } from "./alpaca.ts";

const CHANCES = 2 ** 32;

/** How a program that trades for one person deals with Alpaca: quotes of the feed that every account has, and ten seconds a call. */
export const USUAL_MANNERS: Pick<AlpacaManners, "feed" | "random" | "timeoutMs"> = {
  feed: "iex",
  random: () => randomInt(CHANCES) / CHANCES,
  timeoutMs: 10_000,
};

/** The first session that Alpaca has daily bars of. */
export const BARS_SINCE = session("2016-01-04");
