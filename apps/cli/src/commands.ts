import { ADJUSTMENTS, COST_NAMES, FILL_NAMES, NOTATIONS, TEMPLATE_NAMES } from "./choices.ts";
import type { Command } from "./command-line/command.ts";
import { STRATEGY, worldOf } from "./command-words.ts";
import { LIVE_COMMANDS } from "./live-commands.ts";
import { TRADING_COMMANDS } from "./trading-commands.ts";

export const GROUPS: ReadonlyMap<string, string> = new Map([
  ["data", "daily bars: import, list, pull, verify"],
  ["strategy", "programs: check, convert, explain, list, new, show"],
]);

/** Every command. Each is loaded when it is asked for, so that help costs next to nothing. */
export const COMMANDS: readonly Command[] = [
  {
    name: "backtest",
    summary: "run a strategy over the past",
    words: [STRATEGY],
    options: [
      { form: "--from <session>", meaning: "first trade session, such as 2015-01-02" },
      { form: "--to <session>", meaning: "last trade session" },
      { form: "--capital <dollars>", meaning: "cash to begin with", standard: "10000" },
      { form: "--fill <when>", meaning: "when orders fill", choices: FILL_NAMES, standard: "next-open" },
      { form: "--costs <model>", meaning: "what trading costs", choices: COST_NAMES, standard: "alpaca" },
    ],
    examples: [
      "backtest 200d-tqqq",
      "backtest my.clj --from 2015-01-02 --capital 25000",
      "backtest my.clj --fill same-close --costs composer --json",
    ],
    stands: "on-configuration",
    load: () => import("./commands/backtest.ts"),
  },
  ...TRADING_COMMANDS,
  ...LIVE_COMMANDS,
  {
    name: "simulator",
    summary: "be an Alpaca on this machine, for any client",
    words: [],
    options: [
      { form: "--port <number>", meaning: "where to listen, on loopback; 0 takes a free one", standard: "0" },
      {
        form: "--session <session>",
        meaning: "virtual time that begins with this session; without it the machine's time",
      },
      { form: "--journal <file>", meaning: "where the account is kept; without it, it ends with the simulator" },
      { form: "--seed <number>", meaning: "which of the simulated markets" },
    ],
    examples: ["simulator --port 8899", "simulator --session 2024-01-02 --journal account.jsonl"],
    stands: "on-configuration",
    load: () => import("./commands/simulator.ts"),
  },
  {
    name: "data import",
    summary: "bring files of daily bars into the store",
    words: [{ form: "<PATH...>", meaning: "CSV files named after their symbols, plain or .gz, and folders of them" }],
    options: [
      {
        form: "--adjustment <kind>",
        meaning: "what prices are adjusted for; without it as the header tells",
        choices: ADJUSTMENTS,
      },
      { form: "--source <name>", meaning: "who the bars are from; without it the name of the folder" },
      { form: "--replace", meaning: "let a series take the place of one from another source" },
    ],
    examples: ["data import prices/", "data import SPY.csv TQQQ.csv.gz --adjustment split --source yahoo"],
    stands: "on-configuration",
    load: () => import("./commands/data-import.ts"),
  },
  {
    name: "data list",
    summary: "show what the store holds",
    words: [],
    options: [],
    examples: ["data list", "data list --json"],
    stands: "on-configuration",
    load: () => import("./commands/data-list.ts"),
  },
  {
    name: "data verify",
    summary: "read every series again and inspect it",
    words: [],
    options: [],
    examples: ["data verify"],
    stands: "on-configuration",
    load: () => import("./commands/data-verify.ts"),
  },
  {
    name: "data pull",
    summary: "bring bars from Alpaca, of the world's account",
    words: [{ form: "[SYMBOL...]", meaning: "which ones; without them the mandate's" }],
    options: [worldOf("whose Alpaca")],
    examples: ["data pull", "data pull SPY TQQQ BIL --world paper"],
    stands: "on-configuration",
    load: () => import("./commands/data-pull.ts"),
  },
  {
    name: "strategy check",
    summary: "read programs and say what is wrong with them, and what they need",
    words: [{ form: "<STRATEGY...>", meaning: "symphonies, and names of shipped ones" }],
    options: [],
    examples: ["strategy check my.clj", "strategy check *.clj --json"],
    stands: "alone",
    load: () => import("./commands/strategy-check.ts"),
  },
  {
    name: "strategy convert",
    summary: "print a program in another notation",
    words: [STRATEGY],
    options: [{ form: "--to <notation>", meaning: "which notation", choices: NOTATIONS, standard: NOTATIONS[0] }],
    examples: ["strategy convert export.edn > my.clj", "strategy convert my.clj --to export > my.json"],
    stands: "alone",
    load: () => import("./commands/strategy-convert.ts"),
  },
  {
    name: "strategy explain",
    summary: "say what a strategy decides on the closes of a session, and why",
    words: [STRATEGY],
    options: [
      {
        form: "--session <session>",
        meaning: "whose closes are the last that it sees; without it the last of the bars",
      },
      { form: "--from <session>", meaning: "the first of several sessions; each tells what has changed" },
      { form: "--to <session>", meaning: "the last of them" },
      { form: "--within <share>", meaning: "what was decided by less is told as nearly otherwise", standard: "1%" },
    ],
    examples: ["strategy explain 200d-tqqq", "strategy explain my.clj --from 2024-05-01 --to 2024-05-31 --json"],
    stands: "alone",
    load: () => import("./commands/strategy-explain.ts"),
  },
  {
    name: "strategy list",
    summary: "show the strategies that come along",
    words: [],
    options: [],
    examples: ["strategy list", "strategy list --json"],
    stands: "alone",
    load: () => import("./commands/strategy-list.ts"),
  },
  {
    name: "strategy new",
    summary: "begin a strategy of one's own",
    words: [{ form: "<FILE>", meaning: "a file that is not there yet" }],
    options: [
      {
        form: "--template <name>",
        meaning: "what to begin with",
        choices: TEMPLATE_NAMES,
        standard: TEMPLATE_NAMES[0],
      },
    ],
    examples: ["strategy new my.clj", "strategy new my.clj --template rotation"],
    stands: "alone",
    load: () => import("./commands/strategy-new.ts"),
  },
  {
    name: "strategy show",
    summary: "print a program as a tree in words",
    words: [STRATEGY],
    options: [],
    examples: ["strategy show nuclear", "strategy show my.clj --json"],
    stands: "alone",
    load: () => import("./commands/strategy-show.ts"),
  },
  {
    name: "doctor",
    summary: "check this machine, the settings and the store",
    words: [],
    options: [],
    examples: ["doctor", "doctor --json"],
    stands: "alone",
    load: () => import("./commands/doctor.ts"),
  },
  {
    name: "version",
    summary: "say which version this is",
    words: [],
    options: [],
    examples: ["version", "version --json"],
    stands: "alone",
    load: () => import("./commands/version.ts"),
  },
];

/** What reads the configuration comes with the first command that stands on it. */
export const loadConfiguration = () => import("./config/configuration.ts");

/** The help on the language reads programs, and nobody else needs to wait for that. */
export const loadLanguageTopic = () => import("./command-line/language-topic.ts");
