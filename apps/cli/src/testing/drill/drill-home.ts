import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Where a drill takes place: the home of the runs, and the journal of the exchange beside them. */
export interface DrillGround {
  readonly home: string;
  readonly journal: string;
  readonly ledger: string;
}

/** The symbols that have risen, or fallen, most steadily. */
const filterOf = (name: string, choice: string, symbols: readonly string[]): string =>
  `(defsymphony "${name}" {:rebalance-frequency :daily}
  [(filter (rsi {:window ${symbols.length > 2 ? "3" : "2"}}) (${choice}) [${symbols.map((symbol) => `(asset "${symbol}")`).join(" ")}])])`;

/**
 * Four sleeves that change their minds almost daily, and meet in some symbols. In the third session they sell, buy and
 * exchange shares with each other.
 */
const FILES = {
  "strong.clj": filterOf("strong", "select-top 2", ["SPY", "TLT", "GLD", "XLE", "IWM", "XLP"]),
  "weak.clj": filterOf("weak", "select-bottom 2", ["SPY", "TLT", "GLD", "XLK", "XLF", "BIL"]),
  "leader.clj": filterOf("leader", "select-top 1", ["XLK", "TLT"]),
  "laggard.clj": filterOf("laggard", "select-bottom 1", ["XLK", "TLT"]),
  "config.yaml": `mandate:
  sleeves:
    - { strategy: strong.clj, weight: 30% }
    - { strategy: weak.clj, weight: 30% }
    - { strategy: leader.clj, weight: 20% }
    - { strategy: laggard.clj, weight: 20% }
  maxWeight: { default: 60% }
  execution: { start: 100%, steps: 0, pegs: 10, shortestWait: 1, longestWait: 1 }
`,
};

/** A ground on which nothing has happened yet. */
export function newGround(folder: string): DrillGround {
  const ground = groundAt(folder);
  mkdirSync(ground.home, { recursive: true });
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(ground.home, name), text);
  return ground;
}

/** The same ground once more, with everything that has happened on it. */
export function copyOf({ home }: DrillGround, folder: string): DrillGround {
  cpSync(join(home, ".."), folder, { recursive: true });
  return groundAt(folder);
}

function groundAt(folder: string): DrillGround {
  const home = join(folder, "home");
  return { home, journal: join(folder, "exchange.jsonl"), ledger: join(home, "demo", "ledger.sqlite") };
}
