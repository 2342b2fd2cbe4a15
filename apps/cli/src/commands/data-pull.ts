import { refreshBars } from "@alchemiser/application";
import { isTicker, lastCompletedSession, ticker, universeOf, type Ticker } from "@alchemiser/domain";
import type { Context, Given } from "../command-line/command.ts";
import { DONE, misuse, type Ending } from "../ending.ts";
import { count, plural } from "../reports/figures.ts";
import { tableOf } from "../reports/table.ts";
import { openMandate } from "../strategies/open-mandate.ts";
import { openWorld } from "../worlds/open-world.ts";

/** `alchemiser data pull`: bars from Alpaca, through the adapter that a run uses. */
export async function run(context: Context, given: Given): Promise<Ending> {
  const wrong = given.words.find((word) => !isTicker(word));
  if (wrong !== undefined) return misuse(`"${wrong}" is not a symbol`);
  const reading = await openMandate(context.configuration.mandate, context.home);
  if (reading.outcome === "refused") return reading.refusal;
  const opening = await openWorld(context, reading, { session: undefined, simulator: undefined });
  if (opening.outcome === "refused") return opening.refusal;

  const { world } = opening;
  try {
    const tickers: readonly Ticker[] = given.words.length > 0 ? given.words.map(ticker) : universeOf(reading.mandate);
    const now = world.ports.clock.now();
    context.terminal.progress(`reading ${tickers.join(", ")} …`);
    const upTo = lastCompletedSession(now);
    const { bars, unusable } = await refreshBars(world.bars.store, world.bars.source, {
      tickers,
      since: world.bars.since,
      upTo,
      now,
    });
    const rows = bars.map(({ ticker: name, source, sessions }) => ({
      symbol: name,
      source,
      first: sessions[0],
      last: sessions.at(-1),
      sessions: sessions.length,
    }));
    context.terminal.show({
      text: () =>
        `${plural(rows.length, "series", "series")} up to ${upTo}\n${tableOf(
          ["symbol", "source", "first", "last", "sessions"],
          rows.map((row) => [row.symbol, row.source, row.first ?? "–", row.last ?? "–", count(row.sessions)]),
          ["left", "left", "left", "left", "right"],
        )}`,
      json: () => ({ upTo, series: rows, unusable }),
    });
    const got = new Set(bars.map((series) => series.ticker));
    const missing = tickers.filter((name) => !got.has(name));
    if (missing.length === 0) return DONE;
    const reasons = missing.map(
      (name) => `${name}: ${unusable.find((one) => one.ticker === name)?.reason ?? "no bars"}`,
    );
    return { exit: "incomplete", reason: reasons.join("; "), mend: "see whether Alpaca knows the symbol" };
  } finally {
    await world.close();
  }
}
