import { MANDATE_SETTINGS, type MandateSetting } from "@alchemiser/settings/keys";

/** One setting, its key as seen from the top of config.yaml, and where else it may be said. */
export interface Setting extends MandateSetting {
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
  ...MANDATE_SETTINGS.map((setting) => ({ ...setting, key: `mandate.${setting.key}` })),
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
    key: "alerts.webhook",
    meaning: "an https address that is told at once of what a person should know; a chat service's, for instance",
    variable: "ALCHEMISER_ALERTS_WEBHOOK",
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
 * What a demo without a mandate of one's own trades. The limits are raised in words, as every mandate must do that holds
 * more than a tenth of one symbol, or funds of three times technology for more than a third: these fall by 8 % on many days.
 */
export const DEMO_MANDATE = {
  sleeves: [
    { strategy: "tecl-for-the-long-term", weight: "40%" },
    { strategy: "max-drawdown-switch", weight: "30%" },
    { strategy: "200d-tqqq", weight: "30%" },
  ],
  maxWeight: { default: "40%", BIL: "100%" },
  maxSector: { default: "150%", technology: "225%" },
  breakers: { dayLoss: "8%", severeDayLoss: "12%", drawdown: "40%" },
} as const;
