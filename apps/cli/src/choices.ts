import type { FillName } from "@alchemiser/application";

// Said both where help is written and where options are read; the first of each is the standard.

export const FILL_NAMES = ["next-open", "same-close", "next-close"] as const satisfies readonly FillName[];
export const COST_NAMES = ["alpaca", "composer", "none"] as const;
export const NOTATIONS = ["lisp", "arrays", "export"] as const;
export const TEMPLATE_NAMES = ["switch", "rotation", "risk-parity", "ensemble"] as const;
export const ADJUSTMENTS = ["raw", "split", "total-return"] as const;
