import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { PACKAGES } from "./layers.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/**
 * Where an import leads, by our own conventions: relative imports carry their extension, and a workspace package is
 * its `src`, whether or not the importer declares it. So a forbidden import is named by its direction, even where
 * package isolation would keep it from resolving at all.
 */
export function locate(specifier, importer) {
  if (specifier.startsWith(".")) return resolve(dirname(importer), specifier);

  const name = Object.keys(PACKAGES).find((known) => specifier === known || specifier.startsWith(`${known}/`));
  if (name === undefined) return undefined;
  return join(root, PACKAGES[name], "src", specifier.slice(name.length + 1), "index.ts");
}

/** The same for import-x, which opens the files to look for cycles. */
export const importResolver = {
  interfaceVersion: 3,
  name: "alchemiser",
  resolve(specifier, importer) {
    const path = locate(specifier, importer);
    return path !== undefined && existsSync(path) ? { found: true, path } : { found: false };
  },
};
