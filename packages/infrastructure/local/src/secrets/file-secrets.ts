import { constants, type Stats } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import { SecretsUnavailable, type SecretSource } from "@alchemiser/application";
import { chosenSecrets } from "./chosen-secrets.ts";
import { parseSecretFile } from "./parse-secret-file.ts";

/** Far more than any file of keys has. */
const MOST_BYTES = 65_536;
const RIGHTS_OF_OTHERS = 0o077;

/** Secrets in a file that only its owner can read, as JSON or as lines of NAME=value. */
export const fileSecrets = (path: string, names: readonly string[]): SecretSource => ({
  name: path,
  canRefresh: true,
  read: async () => chosenSecrets(path, names, parseSecretFile(path, await readOwnFile(path, names))),
});

async function readOwnFile(path: string, names: readonly string[]): Promise<string> {
  // Without O_NONBLOCK, opening a pipe would wait for somebody to write into it.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch((cause: unknown) => {
    throw new SecretsUnavailable(path, isMissing(cause) ? missing(path, names) : unreadable(path), { cause });
  });
  try {
    return await readIfOwn(path, file);
  } finally {
    await file.close();
  }
}

const isMissing = (cause: unknown): boolean =>
  cause instanceof Error && "code" in cause && (cause.code === "ENOENT" || cause.code === "ENOTDIR");

const missing = (path: string, names: readonly string[]): string =>
  `There is no file "${path}": it is to have a line ${names.map((name) => `${name}=…`).join(" and one ")}; write it, then say chmod 600 "${path}"`;

const unreadable = (path: string): string => `"${path}" cannot be read: secrets are read from your own file only`;

async function readIfOwn(path: string, file: FileHandle): Promise<string> {
  // Asked of the open file and not of its path, so that nothing can be exchanged in between.
  const fault = faultOf(path, await file.stat());
  if (fault !== undefined) throw new SecretsUnavailable(path, fault);
  return file.readFile("utf8");
}

function faultOf(path: string, stats: Stats): string | undefined {
  if (!stats.isFile()) return `"${path}" is not a file: secrets are read from a regular file`;
  if (stats.size > MOST_BYTES) return `"${path}" is too large for a file of secrets`;
  const user = process.getuid?.();
  // Windows has no such owners and rights.
  if (user === undefined) return undefined;
  if (stats.uid !== user) return `"${path}" belongs to another user: secrets are read from your own file only`;
  if ((stats.mode & RIGHTS_OF_OTHERS) !== 0) return `"${path}" can be read by others: say chmod 600 "${path}"`;
  return undefined;
}
