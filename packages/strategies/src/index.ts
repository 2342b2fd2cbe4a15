import { readFileSync } from "node:fs";

/** A strategy that comes with the system, as text in the symphony language. */
export interface ShippedStrategy {
  readonly name: string;
  readonly file: string;
  readonly text: string;
}

/** In the order in which they are listed to people. */
export const SHIPPED_STRATEGIES: readonly ShippedStrategy[] = [
  shipped("200d-tqqq"),
  shipped("max-drawdown-switch"),
  shipped("tecl-for-the-long-term"),
  shipped("tqqq-for-the-long-term"),
  shipped("tqqq-for-the-long-term-2"),
  shipped("holy-grail"),
  shipped("nuclear"),
  shipped("klm-ensemble"),
  shipped("kmlm-switcher"),
  shipped("simons-full-kmlm"),
  shipped("gold"),
  shipped("gold-currency"),
  shipped("gold-and-miners"),
  shipped("defence"),
  shipped("semiconductors"),
  shipped("soxl-growth"),
  shipped("quantum"),
];

// Read from beside this module, so that a file is the one place where its program stands. A bundle copies the folder.
function shipped(name: string): ShippedStrategy {
  const file = `${name}.clj`;
  return { name, file, text: readFileSync(new URL(`symphonies/${file}`, import.meta.url), "utf8") };
}
