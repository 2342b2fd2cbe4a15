import type { Command } from "./command-line/command.ts";

// What several commands have in common.

/** The word of commands that are about one strategy. */
export const STRATEGY = { form: "<STRATEGY>", meaning: "a symphony (.clj, .edn, .json), or the name of a shipped one" };

export const REPLAY = "a demo that replays the past from this session on, with the bars of the store";

/** The option that names a world; `meaning` says what of it. */
export const worldOf = (meaning: string): Command["options"][number] => ({
  form: "--world <world>",
  meaning,
  choices: ["demo", "paper", "live"],
});

/** The options of commands that go on with an account. */
export const attachedOptions = (world: string): Command["options"] => [
  worldOf(world),
  { form: "--simulator <url>", meaning: "a demo on a simulator that runs already" },
  { form: "--seed <number>", meaning: "which of the simulated markets" },
];

/** The options of commands that trade, or would. */
export const tradingOptions = (world: string): Command["options"] => [
  ...attachedOptions(world),
  { form: "--session <session>", meaning: REPLAY },
];
