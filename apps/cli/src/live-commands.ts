import type { Command } from "./command-line/command.ts";
import { worldOf } from "./command-words.ts";

/** The commands about real money. */
export const LIVE_COMMANDS: readonly Command[] = [
  {
    name: "arm",
    summary: "let this mandate trade real money, until it changes",
    more:
      "It checks that the keys are of the account whose number is typed. The arming lapses when the account, the " +
      "mandate or a strategy of it changes, and with alchemiser disarm. In its first week a buy is worth at most " +
      "mandate.rampOrderValue.",
    words: [],
    options: [
      { form: "--account <number>", meaning: "the number of the account, as Alpaca shows it" },
      worldOf("live: nothing else is armed"),
    ],
    examples: ["arm --world live --account 123456789"],
    stands: "on-configuration",
    load: () => import("./commands/arm.ts"),
  },
  {
    name: "disarm",
    summary: "let nothing trade real money any more",
    words: [],
    options: [],
    examples: ["disarm"],
    stands: "on-configuration",
    load: () => import("./commands/disarm.ts"),
  },
];
