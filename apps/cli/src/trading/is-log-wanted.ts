import type { Source } from "../config/configuration.ts";
import type { Terminal } from "../terminal.ts";

/** Whether anybody reads a run's log: a person who watches is told everything in words, unless they ask for a level. */
export const isLogWanted = (
  { isJson, isWatched }: Pick<Terminal, "isJson" | "isWatched">,
  sources: readonly Source[],
): boolean =>
  isJson || !isWatched || sources.some(({ key, origin }) => key === "logging.level" && origin !== "standard");
