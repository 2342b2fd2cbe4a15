import { randomUUID } from "node:crypto";
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import type { DatabaseSync } from "node:sqlite";

/** Copies the database to `path`, in place of what is there: a crash at any moment leaves the old copy or the new one. */
export function backUp(database: DatabaseSync, path: string): void {
  const draft = `${path}.${randomUUID()}.draft`;
  try {
    database.prepare("VACUUM INTO ?").run(draft);
    sync(draft);
    renameSync(draft, path);
  } catch (cause) {
    rmSync(draft, { force: true });
    throw cause;
  }
  // Windows opens no folders, and makes a rename durable by itself.
  if (process.platform !== "win32") sync(dirname(path));
}

function sync(path: string): void {
  const file = openSync(path, "r");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
