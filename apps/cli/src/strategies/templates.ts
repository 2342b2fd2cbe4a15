import type { TEMPLATE_NAMES } from "../choices.ts";

/** A program to start one's own from. */
export interface Template {
  readonly summary: string;
  /** What stands after the name. */
  readonly body: string;
}

export const TEMPLATES: Readonly<Record<(typeof TEMPLATE_NAMES)[number], Template>> = {
  switch: {
    summary: "Holds one symbol while a condition holds, and another one otherwise.",
    body: `{:rebalance-frequency :daily}
  (if (> (current-price "SPY") (moving-average-price "SPY" {:window 200}))
    (asset "SPY")
    (asset "BIL")))`,
  },
  rotation: {
    summary: "Every month the two symbols that have gained most over half a year, in equal parts.",
    body: `{:rebalance-frequency :monthly}
  (filter (cumulative-return {:window 126}) (select-top 2)
    [(asset "SPY")
     (asset "QQQ")
     (asset "TLT")
     (asset "GLD")]))`,
  },
  "risk-parity": {
    summary: "The calmer a symbol has been over a quarter, the more of it; traded when a weight drifts by five points.",
    body: `{:rebalance-threshold 0.05}
  (weight-inverse-volatility 63
    [(asset "SPY")
     (asset "TLT")
     (asset "GLD")]))`,
  },
  ensemble: {
    summary: "Small strategies as groups; the one whose own days have gained most on average holds everything.",
    body: `{:rebalance-frequency :daily}
  (filter (moving-average-return {:window 20}) (select-top 1)
    [(group "trend"
       [(if (> (current-price "QQQ") (moving-average-price "QQQ" {:window 50}))
          (asset "QQQ")
          (asset "BIL"))])
     (group "calm"
       [(weight-specified 60 (asset "TLT") 40 (asset "GLD"))])]))`,
  },
};

/** The template under the name that the program is to have. */
export const programFrom = ({ summary, body }: Template, name: string): string =>
  `; ${summary}\n(defsymphony ${JSON.stringify(name)} ${body}\n`;
