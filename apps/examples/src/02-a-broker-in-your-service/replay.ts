import { alpaca } from "@alchemiser/alpaca";
import { AlpacaSimulator, seededMarket } from "@alchemiser/alpaca-simulator";
import { money, newYorkInstant, NO_SHARES, session, ticker, type Money, type Quantity } from "@alchemiser/domain";
import { SystemClock } from "@alchemiser/local/clock";
import { firstSessions } from "./first-sessions.ts";
import { save } from "./savings-plan.ts";

export interface Saved {
  readonly shares: Quantity;
  readonly cash: Money;
  /** What the broker answered, in order. */
  readonly answers: readonly string[];
}

const PLAN = { ticker: ticker("SPY"), amount: money("500") };
const TEN = 10 * 60;
const KEY = { keyId: "example", secret: "for the simulator alone" };

/** A year of the plan at a broker of one's own, through the same adapter that trades at Alpaca. */
export async function replay(): Promise<Saved> {
  const startsAt = newYorkInstant(session("2024-01-02"), TEN);
  const simulator = new AlpacaSimulator({ market: seededMarket(42), time: { kind: "virtual", startsAt }, key: KEY });
  await simulator.start();
  const { broker } = alpaca({
    tradingUrl: simulator.url,
    dataUrl: simulator.url,
    tradingStreamUrl: simulator.tradingStreamUrl,
    feed: "iex",
    credentials: () => Promise.resolve(KEY),
    clock: new SystemClock(),
    random: () => 0.5,
    timeoutMs: 10_000,
  });

  const answers: string[] = [];
  for (const day of firstSessions(2024)) {
    simulator.moveTo(newYorkInstant(day, TEN));
    answers.push((await save(broker, PLAN, day)).outcome);
    simulator.moveTo(newYorkInstant(day, TEN + 1));
    answers.push((await save(broker, PLAN, day)).outcome);
  }
  const { cash, positions } = await broker.account();
  await simulator.stop();
  return { shares: positions.get(PLAN.ticker) ?? NO_SHARES, cash, answers };
}
