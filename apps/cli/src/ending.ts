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

/** A wrong word on the command line. */
export const misuse = (reason: string, mend = "see alchemiser help"): Refusal => ({ exit: "usage", reason, mend });
