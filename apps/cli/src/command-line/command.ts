import type { Source } from "../config/configuration.ts";
import type { Environment } from "../config/environment.ts";
import type { Configuration } from "../config/schema.ts";
import type { Ending } from "../ending.ts";
import type { Home } from "../home.ts";
import type { Terminal } from "../terminal.ts";

/** What the command line says after the command's name. Choices have been checked, nothing else has. */
export interface Given {
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
}

/** What every command has. */
export interface Ground {
  readonly terminal: Terminal;
  readonly home: Home;
  readonly environment: Environment;
}

/** What a command has that stands on a valid configuration. */
export interface Context extends Ground {
  readonly configuration: Configuration;
  /** Every setting in force and who said it. */
  readonly sources: readonly Source[];
}

/** The module of a command, loaded when it is asked for. */
interface CommandModule<Standing extends Ground> {
  readonly run: (standing: Standing, given: Given) => Promise<Ending>;
}

interface Argument {
  /** As commander writes it: `<STRATEGY>`, `<PATH...>`, `[TOPIC]`. */
  readonly form: string;
  readonly meaning: string;
}

interface Option {
  /** As commander writes it: `--from <session>`. */
  readonly form: string;
  readonly meaning: string;
  readonly choices?: readonly string[];
  readonly standard?: string;
}

interface Entry {
  /** One word, or the group's and its own: `data import`. */
  readonly name: string;
  readonly summary: string;
  /** What its own help says after the summary, in whole sentences. */
  readonly more?: string;
  readonly words: readonly Argument[];
  readonly options: readonly Option[];
  /** Whole lines after `alchemiser `. */
  readonly examples: readonly string[];
}

/** A row of the table of commands. Those that stand alone run even where the configuration is wrong. */
export type Command = Entry &
  (
    | { readonly stands: "on-configuration"; readonly load: () => Promise<CommandModule<Context>> }
    | { readonly stands: "alone"; readonly load: () => Promise<CommandModule<Ground>> }
  );
