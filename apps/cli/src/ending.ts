import type { ExitName } from "./exit-codes.ts";

/** A command that did not do what it was asked, why not, and what a person can do about it. */
export interface Refusal {
  readonly exit: Exclude<ExitName, "ok">;
  /** Whole sentences or lines, without a final stop. */
  readonly reason: string;
  /** To be read after "To mend it:". */
  readonly mend: string;
}

/** How a command ended. */
export type Ending = { readonly exit: "ok" } | Refusal;

export const DONE: Ending = { exit: "ok" };

/** The mend of a wrong command line, until the command is known that it is for. */
export const SEE_HELP = "see alchemiser help";

/** A wrong word on the command line. */
export const misuse = (reason: string, mend = SEE_HELP): Refusal => ({ exit: "usage", reason, mend });
