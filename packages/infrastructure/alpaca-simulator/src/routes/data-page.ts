import type { WirePoint } from "../wire/encode-market-data.ts";

export interface PageRequest {
  /** The most points of all symbols together. */
  readonly limit: number;
  /** Where the page before ended. */
  readonly token: string | undefined;
}

export interface Page<Point> {
  readonly points: Readonly<Record<string, readonly Point[]>>;
  readonly next: string | null;
}

/** Fills a page symbol by symbol, in alphabetical order, each oldest first. */
export function pageOf<Point extends WirePoint>(
  symbols: readonly string[],
  pointsOf: (symbol: string) => readonly Point[],
  { limit, token }: PageRequest,
): Page<Point> {
  const [reached = "", time = ""] = token === undefined ? [] : readToken(token);
  const points: Record<string, readonly Point[]> = {};
  let room = limit;
  let last: readonly [string, string] = [reached, time];
  for (const symbol of symbols.filter((name) => name >= reached)) {
    const due = pointsOf(symbol).filter(({ t }) => symbol > reached || t > time);
    if (due.length > 0 && room === 0) return { points, next: writeToken(last) };
    const taken = due.slice(0, room);
    if (taken.length > 0) points[symbol] = taken;
    room -= taken.length;
    last = [symbol, taken.at(-1)?.t ?? last[1]];
    if (taken.length < due.length) return { points, next: writeToken(last) };
  }
  return { points, next: null };
}

const writeToken = (place: readonly string[]): string => Buffer.from(place.join("|")).toString("base64");
const readToken = (token: string): readonly string[] => Buffer.from(token, "base64").toString().split("|");
