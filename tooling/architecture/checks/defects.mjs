import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const TABLE = "docs/defects.md";
const ROW = /^\|\s*(\d+)\s*\|(.+)\|([^|]+)\|\s*$/;

/**
 * Each known defect of the system before this one is held down by a test, a probe or an issue. A row whose test or
 * probe does not exist holds nothing, and fails.
 */
export function defectChecks(root, probes) {
  if (!existsSync(join(root, TABLE)))
    return [{ name: `${TABLE} does not exist yet: not checked`, ok: true, detail: "" }];

  const rows = readFileSync(join(root, TABLE), "utf8").split("\n").flatMap(rowIn);
  if (rows.length === 0)
    return [{ name: `${TABLE} lists defects`, ok: false, detail: "no row of the table was found" }];
  return rows.map(({ number, proofs }) => {
    const missing = proofs.map((proof) => complaint(root, probes, proof)).filter((text) => text !== undefined);
    return { name: `defect ${number} is held`, ok: missing.length === 0, detail: missing.join("; ") };
  });
}

function rowIn(line) {
  const [, number, , heldBy] = ROW.exec(line) ?? [];
  if (number === undefined) return [];
  return [{ number, proofs: heldBy.split("<br>").map((proof) => proof.replaceAll("`", "").trim()) }];
}

/** Why a proof holds nothing, or undefined when it does. */
function complaint(root, probes, proof) {
  const [, kind, text] = /^(probe|issue):\s*(.+)$/.exec(proof) ?? [];
  if (kind === "issue") return undefined;
  if (kind === "probe") return probes.some(({ name }) => name === text) ? undefined : `no probe is called "${text}"`;

  const [file, ...titles] = proof.split(" › ");
  if (titles.length === 0) return `"${proof}" names neither a test, a probe nor an issue`;
  if (!existsSync(join(root, file))) return `no file "${file}"`;
  const source = readFileSync(join(root, file), "utf8");
  const unknown = titles.find((title) => !['"', "'", "`"].some((quote) => source.includes(quote + title + quote)));
  return unknown === undefined ? undefined : `"${file}" has no test "${unknown}"`;
}
