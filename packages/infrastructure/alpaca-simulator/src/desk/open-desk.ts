import { alpacaCosts, rule612, type Instant, type Ticker } from "@alchemiser/domain";
import { Tape } from "../floor/tape.ts";
import { TradingFloor } from "../floor/trading-floor.ts";
import type { SimulatorSettings } from "../simulator-options.ts";
import { Journal } from "./journal.ts";
import { partialLiquidity } from "./partial-fills.ts";
import { TradingDesk } from "./trading-desk.ts";

/**
 * The account that `settings` describe: a new one, or the one that its journal holds.
 *
 * @throws JournalRefused when the journal is of an account on other terms
 */
export function openDesk(settings: SimulatorSettings, systemNow: Instant): TradingDesk {
  const { market, cash, idUniqueness, partialFills, tickMs, entitlements, time } = settings;
  const journal = settings.journal === undefined ? undefined : Journal.open(settings.journal, termsOf(settings));
  const startsAt = time.kind === "virtual" ? time.startsAt : systemNow;
  const listed = new Set<Ticker>(market.tickers);
  const floor = new TradingFloor({
    tape: new Tape({ market, halfSpread: alpacaCosts.halfSpread, tickMs }),
    opensAt: journal?.inputs[0]?.at ?? startsAt,
    exchange: {
      cash,
      costs: alpacaCosts,
      rules: { ticks: rule612, entitlements },
      asset: (ticker) => (listed.has(ticker) ? { ticker, isTradable: true, isFractionable: true } : undefined),
      idUniqueness,
      liquidity: settings.liquidity ?? partialLiquidity(partialFills),
    },
  });
  const desk = new TradingDesk({ floor, journal });
  desk.moveTo(startsAt);
  return desk;
}

/** What must be the same for a journal to lead to the same account. */
const termsOf = ({ market, cash, idUniqueness, partialFills, tickMs, entitlements }: SimulatorSettings): string =>
  JSON.stringify({
    kind: "account",
    market: market.name,
    cash,
    idUniqueness,
    partialFills,
    tickMs,
    entitlements: [...entitlements].toSorted(),
  });
