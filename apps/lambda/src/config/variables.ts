import { tmpdir } from "node:os";
import { isAbsolute, relative, sep } from "node:path";
import type { RunEventLevel } from "@alchemiser/application";
import { isWebhook, WEBHOOK_EXPECTS } from "@alchemiser/settings";

export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment does not say what the function needs. The sentence names the variable. */
export class BadVariable extends Error {
  override readonly name = "BadVariable";
}

export const MANDATE = "ALCHEMISER_MANDATE";
const LEDGER_DIR = "ALCHEMISER_LEDGER_DIR";
const SIMULATOR_URL = "ALCHEMISER_SIMULATOR_URL";
const LOG_LEVEL = "ALCHEMISER_LOG_LEVEL";
const ALERTS_WEBHOOK = "ALCHEMISER_ALERTS_WEBHOOK";
const VARIABLES: readonly string[] = [MANDATE, LEDGER_DIR, SIMULATOR_URL, LOG_LEVEL, ALERTS_WEBHOOK];

/** @throws BadVariable for one of our names that we do not know: somebody believes it to be in force */
export function onlyKnown(environment: Environment): Environment {
  const unknown = Object.keys(environment).filter(
    (name) => name.startsWith("ALCHEMISER_") && !VARIABLES.includes(name),
  );
  if (unknown.length > 0) throw new BadVariable(`${unknown.join(", ")}: known are only ${VARIABLES.join(", ")}`);
  return environment;
}

/** Where the durable ledger is; nothing when there is none. @throws BadVariable for a place that does not last */
export function ledgerFolder({ [LEDGER_DIR]: folder }: Environment): string | undefined {
  if (folder === undefined) return undefined;
  if (!isAbsolute(folder)) throw new BadVariable(`${LEDGER_DIR} must be an absolute path, was "${folder}"`);
  if (isTemporary(folder))
    throw new BadVariable(`${LEDGER_DIR} must be on a mount that outlives the function, "${folder}" does not`);
  return folder;
}

function isTemporary(folder: string): boolean {
  const fromThere = relative(tmpdir(), folder);
  return fromThere !== ".." && !fromThere.startsWith(`..${sep}`);
}

const LOOPBACK: readonly string[] = ["127.0.0.1", "[::1]", "localhost"];

/** The simulator that the demo trades on; nothing when there is none. @throws BadVariable for any other machine */
export function simulatorUrl({ [SIMULATOR_URL]: text }: Environment): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.parse(text);
  if (url?.protocol !== "http:" || !LOOPBACK.includes(url.hostname))
    throw new BadVariable(
      `${SIMULATOR_URL} must be http on this machine, such as http://127.0.0.1:8080, was "${text}"`,
    );
  return url.origin;
}

/** Where alerts go; nothing when nobody is to be told. @throws BadVariable that does not tell the address back: it is a key */
export function webhook({ [ALERTS_WEBHOOK]: text }: Environment): string | undefined {
  if (text === undefined || isWebhook(text)) return text;
  throw new BadVariable(`${ALERTS_WEBHOOK} ${WEBHOOK_EXPECTS}`);
}

const LEVELS: readonly RunEventLevel[] = ["debug", "info", "warn", "error"];

export function logLevel({ [LOG_LEVEL]: text = "info" }: Environment): RunEventLevel {
  const level = LEVELS.find((word) => word === text);
  if (level === undefined) throw new BadVariable(`${LOG_LEVEL} must be one of ${LEVELS.join(", ")}, was "${text}"`);
  return level;
}
