import { once } from "node:events";
import type { RunEvent, RunEventLevel } from "@alchemiser/application";
import { createLogger, format, transports } from "winston";
import type { KnownSecrets } from "./known-secrets.ts";
import { logLine } from "./log-line.ts";

export interface LogOptions {
  /** Events below this level are left out. */
  readonly level: RunEventLevel;
  readonly secrets: KnownSecrets;
  /** Standard error, unless a test wants to read it. */
  readonly stream?: NodeJS.WritableStream;
}

/** Run events as lines of JSON. */
export interface Log {
  readonly write: (event: RunEvent) => void;
  /** Resolves when everything written has left the process. */
  close(): Promise<void>;
}

export function createLog({ level, secrets, stream = process.stderr }: LogOptions): Log {
  const options = {
    level,
    format: format.printf(({ message }) => String(message)),
    transports: new transports.Stream({ stream, eol: "\n" }),
  };
  const logger = createLogger(options);
  return {
    write: (event) => {
      logger.log(event.level, logLine(event, secrets));
    },
    close: async () => {
      const finished = once(logger, "finish");
      logger.end();
      await finished;
    },
  };
}
