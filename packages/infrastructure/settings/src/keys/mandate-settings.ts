/** What can be said of something, where, and what holds when nobody says it. */
export interface MandateSetting {
  /** Its place in the mandate, such as `maxWeight.default`; `*` stands for a name of the user's, `[]` for each entry. */
  readonly key: string;
  readonly meaning: string;
  readonly standard?: string;
}

/** What holds where a mandate says nothing. Its limits are those of the domain, which protect a newcomer. */
export const STANDARDS = {
  name: "main",
  capital: "account",
  whenUndecided: "refuse",
  cashReserve: "1%",
  driftBand: "0%",
  smallestTrade: "1",
  reach: "0.1%",
  execution: { start: "50%", steps: "2", pegs: "5", shortestWait: "2", longestWait: "10" },
  auction: "none",
  slicing: { by: "volume", shown: "2000%", volume: "0.5%", impact: "0.1%", slices: "20" },
  maxWeight: { default: "10%" },
  maxSector: { default: "100%" },
  maxOrderValue: "100000",
  rampOrderValue: "1000",
  maxShareOfVolume: "1%",
  maxTurnover: "100%",
  maxGrossExposure: "100%",
  maxFailedSells: "500",
  maxPriceJump: "25%",
  maxRepeats: "3",
  breakers: { mode: "act", dayLoss: "3%", severeDayLoss: "5%", drawdown: "15%", rejects: "3", outages: "3" },
} as const;

/** Everything that can be said of a mandate. */
export const MANDATE_SETTINGS: readonly MandateSetting[] = [
  { key: "name", meaning: "what the mandate is called; part of every order's identity", standard: STANDARDS.name },
  {
    key: "capital",
    meaning: "what it owns: account, an amount of dollars, or a share of the account",
    standard: STANDARDS.capital,
  },
  { key: "sleeves[].strategy", meaning: "a shipped name, or a file as seen from config.yaml" },
  { key: "sleeves[].weight", meaning: "its share of the capital; together they are 100%" },
  { key: "sleeves[].name", meaning: "what the sleeve is called; without it as its strategy" },
  {
    key: "sleeves[].whenUndecided",
    meaning: `${STANDARDS.whenUndecided} to trade, stay as it is, or hold the symbol that stands here; without it ${STANDARDS.whenUndecided}`,
  },
  { key: "cashReserve", meaning: "share of the equity that stays in cash", standard: STANDARDS.cashReserve },
  { key: "driftBand", meaning: "trades that move less than this share are left", standard: STANDARDS.driftBand },
  { key: "smallestTrade", meaning: "trades worth fewer dollars are left", standard: STANDARDS.smallestTrade },
  { key: "reach", meaning: "how far beyond the quote an order may pay", standard: STANDARDS.reach },
  {
    key: "execution.start",
    meaning: "where in the spread a leg's first order stands: 0% at the near side, 100% at the far side",
    standard: STANDARDS.execution.start,
  },
  {
    key: "execution.steps",
    meaning: "how many orders climb from there before one goes as far as reach allows; 0 goes there at once",
    standard: STANDARDS.execution.steps,
  },
  {
    key: "execution.pegs",
    meaning: "the most orders of one leg, one after another",
    standard: STANDARDS.execution.pegs,
  },
  {
    key: "execution.shortestWait",
    meaning: "seconds that an order works at least before it is cancelled",
    standard: STANDARDS.execution.shortestWait,
  },
  {
    key: "execution.longestWait",
    meaning: "and at most; in between a wide spread waits longer and a restless market less",
    standard: STANDARDS.execution.longestWait,
  },
  {
    key: "execution.auction",
    meaning: "close sends each leg to the auction of the close, which Alpaca grants to few accounts; else none",
    standard: STANDARDS.auction,
  },
  {
    key: "execution.slicing.by",
    meaning: "how a leg that is too large for its market is spread: by time, or by volume as it usually comes",
    standard: STANDARDS.slicing.by,
  },
  {
    key: "execution.slicing.shown",
    meaning: "the most of a leg that goes at once, as a share of the size that the quote shows",
    standard: STANDARDS.slicing.shown,
  },
  {
    key: "execution.slicing.volume",
    meaning: "the same, as a share of the shares that usually change hands in a session",
    standard: STANDARDS.slicing.volume,
  },
  {
    key: "execution.slicing.impact",
    meaning: "and by how much it may move the price, as far as that can be foretold",
    standard: STANDARDS.slicing.impact,
  },
  {
    key: "execution.slicing.slices",
    meaning: "the most slices of one leg; 1 lets every leg go at once",
    standard: STANDARDS.slicing.slices,
  },
  { key: "maxWeight.default", meaning: "the most that one symbol may be", standard: STANDARDS.maxWeight.default },
  { key: "maxWeight.*", meaning: "the same for one symbol, by its name" },
  {
    key: "maxSector.default",
    meaning: "the most that one sector may be; a fund of three times its moves counts three times",
    standard: STANDARDS.maxSector.default,
  },
  { key: "maxSector.*", meaning: "the same for one sector, such as technology" },
  { key: "maxOrderValue", meaning: "the most dollars in one order", standard: STANDARDS.maxOrderValue },
  {
    key: "rampOrderValue",
    meaning: "the same for a buy in the first week after live trading was armed",
    standard: STANDARDS.rampOrderValue,
  },
  {
    key: "maxShareOfVolume",
    meaning: "the most that one order may be of the shares traded in a session, a mean of 20",
    standard: STANDARDS.maxShareOfVolume,
  },
  { key: "maxShareOfDisplayed", meaning: "the same of the shares that the quote shows; without it anything" },
  {
    key: "maxTurnover",
    meaning: "the most that one run may exchange, one-sided",
    standard: STANDARDS.maxTurnover,
  },
  {
    key: "maxGrossExposure",
    meaning: "the most that all holdings together may be",
    standard: STANDARDS.maxGrossExposure,
  },
  {
    key: "maxValueAtRisk",
    meaning: "buys are denied when one day of twenty could cost more than this; without it never",
  },
  {
    key: "maxExpectedShortfall",
    meaning: "the same for the mean of the days that cost more; without it never",
  },
  {
    key: "maxFailedSells",
    meaning: "buys are not begun when sells worth more dollars have failed",
    standard: STANDARDS.maxFailedSells,
  },
  {
    key: "maxPriceJump",
    meaning: "orders are denied further than this from the last close; three times for a fund of three times its moves",
    standard: STANDARDS.maxPriceJump,
  },
  {
    key: "maxRepeats",
    meaning: "how often one symbol may go one way in ten minutes, and a session its largest plan",
    standard: STANDARDS.maxRepeats,
  },
  {
    key: "stopLoss.default",
    meaning: "a holding is sold when it has lost as much of its cost, whatever its strategy says; without it never",
  },
  { key: "stopLoss.*", meaning: "the same for one symbol, by its name" },
  { key: "takeProfit.default", meaning: "the same when it has gained as much of its cost" },
  { key: "takeProfit.*", meaning: "the same for one symbol, by its name" },
  {
    key: "breakers.mode",
    meaning: "whether a breaker that trips will act, or is only counted and told",
    standard: STANDARDS.breakers.mode,
  },
  {
    key: "breakers.dayLoss",
    meaning: "share lost since the session before that ends all buying",
    standard: STANDARDS.breakers.dayLoss,
  },
  {
    key: "breakers.severeDayLoss",
    meaning: "share lost since the session before that ends all trading",
    standard: STANDARDS.breakers.severeDayLoss,
  },
  {
    key: "breakers.drawdown",
    meaning: "share lost since the mandate was worth most that ends all trading",
    standard: STANDARDS.breakers.drawdown,
  },
  {
    key: "breakers.rejects",
    meaning: "orders that the broker rejects in one run before all trading ends",
    standard: STANDARDS.breakers.rejects,
  },
  {
    key: "breakers.outages",
    meaning: "how often the broker goes out of reach in one run before all buying ends",
    standard: STANDARDS.breakers.outages,
  },
];
