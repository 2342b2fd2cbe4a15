import { importFinding, type ImportFinding } from "./import-finding.ts";

/** What has already been done to the open, high, low and close of a file. */
export type Adjustment = "raw" | "split" | "total-return";

/** In which column of a file each kind of number stands; the last three are not in every file. */
export interface Layout {
  readonly session: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
  readonly adjustedClose: number | undefined;
  readonly dividends: number | undefined;
  readonly splits: number | undefined;
}

/** How the columns are called in the files of this world, in lower case. */
const NAMES: Readonly<Record<keyof Layout, readonly string[]>> = {
  session: ["date", "timestamp"],
  open: ["open"],
  high: ["high"],
  low: ["low"],
  close: ["close"],
  volume: ["volume"],
  adjustedClose: ["adj close"],
  dividends: ["dividends", "dividend"],
  splits: ["splits", "stock splits"],
};

const ROLES = ["session", "open", "high", "low", "close", "volume", "adjustedClose", "dividends", "splits"] as const;

export type Recognition<Known> =
  | { readonly outcome: "known"; readonly value: Known }
  | { readonly outcome: "unknown"; readonly finding: ImportFinding };

/** Finds the columns by their names, in whatever order they stand; columns with other names are not read. */
export function layoutOf(header: readonly string[]): Recognition<Layout> {
  const names = header.map((name) => name.toLowerCase());
  const twice = ROLES.find((role) => names.filter((name) => NAMES[role].includes(name)).length > 1);
  if (twice !== undefined) return { outcome: "unknown", finding: repeatedColumn(twice) };
  const find = (role: keyof Layout): number | undefined => {
    const column = names.findIndex((name) => NAMES[role].includes(name));
    return column === -1 ? undefined : column;
  };

  const [session, open, high] = [find("session"), find("open"), find("high")];
  const [low, close, volume] = [find("low"), find("close"), find("volume")];
  const isComplete =
    session !== undefined &&
    open !== undefined &&
    high !== undefined &&
    low !== undefined &&
    close !== undefined &&
    volume !== undefined;
  if (!isComplete) return { outcome: "unknown", finding: unknownHeader(header) };

  const actions = { adjustedClose: find("adjustedClose"), dividends: find("dividends"), splits: find("splits") };
  return { outcome: "known", value: { session, open, high, low, close, volume, ...actions } };
}

const repeatedColumn = (role: keyof Layout): ImportFinding =>
  importFinding(
    "unknown-header",
    `more than one column is called ${NAMES[role].map((name) => `"${name}"`).join(" or ")}`,
  );

const unknownHeader = (header: readonly string[]): ImportFinding =>
  importFinding(
    "unknown-header",
    `the first line must name date or timestamp, open, high, low, close and volume, was "${header.join(",")}"`,
  );

/** What a header gives away about the prices below it, the most telling column first. */
const CONVENTIONS: readonly { readonly has: readonly (keyof Layout)[]; readonly means: Adjustment }[] = [
  // Yahoo puts an adjusted close only beside closes that are adjusted for splits alone.
  { has: ["adjustedClose"], means: "split" },
  // With both actions listed, the usual download has them both applied.
  { has: ["dividends", "splits"], means: "total-return" },
  { has: ["dividends"], means: "split" },
];

/** What the prices are: as `told`, or else as the header gives away. */
export function adjustmentOf(layout: Layout, told: Adjustment | undefined): Recognition<Adjustment> {
  if (layout.adjustedClose !== undefined && told !== undefined && told !== "split") {
    const rule = 'beside "Adj Close" the other prices are adjusted for splits alone';
    return { outcome: "unknown", finding: importFinding("adjustment-contradicted", `${rule}, was told "${told}"`) };
  }
  const inferred = CONVENTIONS.find(({ has }) => has.every((role) => layout[role] !== undefined))?.means;
  const value = told ?? inferred;
  return value === undefined
    ? { outcome: "unknown", finding: importFinding("adjustment-unknown", UNKNOWN) }
    : { outcome: "known", value };
}

const UNKNOWN =
  "the columns do not tell what the prices are adjusted for: say --adjustment raw, --adjustment split or --adjustment total-return";
