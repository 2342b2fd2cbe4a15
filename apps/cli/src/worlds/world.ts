import type { OpenDesk } from "../composition.ts";

/** Everything that a run needs of the outside, opened. Worlds differ in nothing else. */
export interface World extends OpenDesk {
  readonly name: "demo" | "paper" | "live";
  /** What it is, for people. */
  readonly title: string;
  readonly ledgerFile: string;
  /** The folder that run reports are written to. */
  readonly reports: string;
}
