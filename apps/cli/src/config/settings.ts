/** One setting: where it may be said, and what holds when nobody says it. */
export interface Setting {
  /** Its place in config.yaml, such as `mandate.maxWeight.default`; `*` stands for a name of the user's, `[]` for each entry. */
  readonly key: string;
  readonly meaning: string;
  readonly standard?: string;
  readonly variable?: string;
  readonly option?: string;
}

/**
 * Every setting there is. The command line overrides the environment, that overrides config.yaml, that overrides the
 * standard.
 */
export const SETTINGS: readonly Setting[] = [
  {
    key: "world",
    meaning: "where orders go: demo, paper or live",
    standard: "demo",
    variable: "ALCHEMISER_WORLD",
    option: "world",
  },
  { key: "mandate.name", meaning: "what the mandate is called; part of every order's identity", standard: "main" },
  { key: "mandate.capital", meaning: "what it owns: account, or an amount of dollars", standard: "account" },
  { key: "mandate.sleeves[].strategy", meaning: "a shipped name, or a file as seen from config.yaml" },
  { key: "mandate.sleeves[].weight", meaning: "its share of the capital; together they are 100%" },
  { key: "mandate.sleeves[].name", meaning: "what the sleeve is called; without it as its strategy" },
  { key: "mandate.cashReserve", meaning: "share of the equity that stays in cash", standard: "1%" },
  { key: "mandate.driftBand", meaning: "trades that move less than this share are left", standard: "0%" },
  { key: "mandate.smallestTrade", meaning: "trades worth fewer dollars are left", standard: "1" },
  { key: "mandate.reach", meaning: "how far beyond the quote an order may pay", standard: "0.1%" },
  { key: "mandate.maxWeight.default", meaning: "the most that one symbol may be", standard: "10%" },
  { key: "mandate.maxWeight.*", meaning: "the same for one symbol, by its name" },
  { key: "mandate.maxOrderValue", meaning: "the most dollars in one order", standard: "100000" },
  { key: "mandate.maxTurnover", meaning: "the most that one run may exchange, one-sided", standard: "100%" },
  {
    key: "secrets.source",
    meaning: "where keys come from: file or environment",
    standard: "file",
    variable: "ALCHEMISER_SECRETS_SOURCE",
  },
  {
    key: "secrets.file",
    meaning: "the file of keys, as seen from config.yaml; yours alone",
    standard: "secrets.env",
    variable: "ALCHEMISER_SECRETS_FILE",
  },
  {
    key: "logging.level",
    meaning: "debug, info, warn or error",
    standard: "warn",
    variable: "ALCHEMISER_LOG_LEVEL",
    option: "logLevel",
  },
  {
    key: "simulator.seed",
    meaning: "which of the simulated markets",
    standard: "42",
    variable: "ALCHEMISER_SIMULATOR_SEED",
    option: "seed",
  },
  {
    key: "simulator.capital",
    meaning: "dollars that a new simulated account has",
    standard: "100000",
    variable: "ALCHEMISER_SIMULATOR_CAPITAL",
  },
];

export const HOME_VARIABLE = "ALCHEMISER_HOME";

/** Known, but not to this program: the test suites of its checkout read it. */
const REFERENCE_VARIABLE = "ALCHEMISER_REFERENCE";

/** For drills: names the point of a run at which the process is to kill itself. */
export const FAILPOINT_VARIABLE = "ALCHEMISER_FAILPOINT";

export const VARIABLES: readonly string[] = [
  HOME_VARIABLE,
  REFERENCE_VARIABLE,
  FAILPOINT_VARIABLE,
  ...SETTINGS.flatMap(({ variable }) => (variable === undefined ? [] : [variable])),
];

/**
 * What a demo without a mandate of one's own trades. The weights are raised in words, as every mandate must do that
 * holds more than a tenth of one symbol.
 */
export const DEMO_MANDATE = {
  sleeves: [
    { strategy: "tecl-for-the-long-term", weight: "40%" },
    { strategy: "max-drawdown-switch", weight: "30%" },
    { strategy: "200d-tqqq", weight: "30%" },
  ],
  maxWeight: { default: "40%", BIL: "100%" },
} as const;
