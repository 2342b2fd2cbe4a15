import type * as simulator from "@alchemiser/alpaca-simulator";
import type * as application from "@alchemiser/application";
import type { StrategyFailed } from "@alchemiser/domain";
import type { Refusal } from "./ending.ts";
import type { ExitName } from "./exit-codes.ts";

type NamesOf<Module> = {
  [Export in keyof Module]: Module[Export] extends new (...parts: never[]) => infer Failure
    ? Failure extends application.ExternalFailure
      ? Failure["name"]
      : never
    : never;
}[keyof Module];

/** Every failure that an adapter may throw: the compiler asks for a row when there is a new one. */
type FailureName = NamesOf<typeof application> | NamesOf<typeof simulator> | StrategyFailed["name"];

interface Meaning {
  readonly exit: Exclude<ExitName, "ok" | "bug">;
  readonly mend: string;
}

const MEANINGS: Readonly<Record<FailureName, Meaning>> = {
  BarStoreUnavailable: { exit: "disk", mend: "make the folder writable and see that the disk has space" },
  SeriesUnreadable: { exit: "bad-data", mend: "alchemiser data import FILE --replace, then alchemiser data verify" },
  BrokerUnavailable: { exit: "broker", mend: "start the same command again later; nothing is done twice" },
  MarketDataUnavailable: { exit: "broker", mend: "start the same command again later; nothing is done twice" },
  UnexpectedAnswer: { exit: "broker", mend: "compare the sentence with the broker's status page before another run" },
  CredentialsRefused: { exit: "credentials", mend: "put a valid key where config.yaml says that secrets are" },
  SecretsUnavailable: { exit: "credentials", mend: "correct what the sentence names, then start again" },
  LedgerFailure: { exit: "disk", mend: "see that the disk has space and the folder is yours, then start again" },
  LedgerInUse: { exit: "ledger-in-use", mend: "wait for the other run, or stop it with Ctrl-C" },
  LedgerDamaged: { exit: "ledger-damaged", mend: "do what the sentence says; never edit a ledger" },
  LedgerTooNew: { exit: "ledger-damaged", mend: "use the version of alchemiser that wrote it, or a later one" },
  DecisionUnreadable: {
    exit: "ledger-damaged",
    mend: "say alchemiser reconcile, which ends its open orders, then alchemiser run --revision with the next number",
  },
  LedgerOfAnotherAccount: { exit: "ledger-damaged", mend: "name another folder with --home for this account" },
  PortUnavailable: { exit: "port", mend: "name another port with --port, or 0 for any that is free" },
  JournalUnavailable: { exit: "disk", mend: "see that the disk has space and the folder is yours, then start again" },
  StrategyFailed: { exit: "strategy", mend: "mend the strategy, or say what its sleeve does with whenUndecided" },
  JournalRefused: { exit: "refused", mend: "keep the simulator's settings, or name another folder with --home" },
};

const isFailureName = (name: string): name is FailureName => Object.hasOwn(MEANINGS, name);

/** What a failure of the outside world means to a person; nothing for whatever else was thrown. */
export function refusalFor(thrown: Error): Refusal | undefined {
  // Told by their names, so that asking for help does not load every adapter.
  return isFailureName(thrown.name) ? { ...MEANINGS[thrown.name], reason: sentenceOf(thrown) } : undefined;
}

/** The failure's own words, and those of the system behind it where its own do not explain anything yet. */
function sentenceOf({ message, cause }: Error): string {
  const isExplained = message.includes(": ") || !(cause instanceof Error) || message.includes(cause.message);
  return isExplained ? message : `${message}: ${cause.message}`;
}
