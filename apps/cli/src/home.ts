import { homedir } from "node:os";
import { join, resolve } from "node:path";

/** Where everything of one user and one account lies. */
export interface Home {
  readonly folder: string;
  /** The one configuration file; it may be absent. */
  readonly config: string;
  readonly bars: string;
  readonly ledger: string;
  readonly reports: string;
}

export function homeAt(folder: string): Home {
  const place = fromHere(folder);
  return {
    folder: place,
    config: join(place, "config.yaml"),
    bars: join(place, "bars"),
    ledger: join(place, "ledger.sqlite"),
    reports: join(place, "reports"),
  };
}

/** The absolute path, with `~` for the user's own folder, as shells have it. */
export const fromHere = (path: string, base = "."): string =>
  path === "~" || path.startsWith("~/") ? join(homedir(), path.slice(1)) : resolve(base, path);
