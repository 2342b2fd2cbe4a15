import { invariant, METRIC_NAMES, outlineOf, surveyProgram, symphony } from "@alchemiser/domain";
import { folded } from "../reports/folded.ts";

interface Sample {
  readonly code: string;
  readonly meaning: string;
}

const NODES: readonly Sample[] = [
  { code: '(asset "SPY")', meaning: "holds a symbol" },
  { code: '(weight-equal [(asset "SPY") (asset "TLT")])', meaning: "equal parts" },
  { code: '(weight-specified 60 (asset "SPY") 40 (asset "TLT"))', meaning: "parts in proportion, in any unit" },
  {
    code: '(weight-inverse-volatility 20 [(asset "SPY") (asset "TLT")])',
    meaning: "the calmer a member was over so many sessions, the more of it",
  },
  { code: '(group "bonds" [(asset "TLT")])', meaning: "a name for a part, which a filter measures as a whole" },
  {
    code: '(if (> (rsi "SPY") 70) (asset "BIL") (asset "SPY"))',
    meaning: "the first branch while the condition holds, otherwise the second",
  },
  {
    code: '(filter (cumulative-return {:window 20}) (select-top 1) [(asset "SPY") (asset "TLT")])',
    meaning: "those members whose indicator is highest, or lowest with select-bottom",
  },
];

const CONDITIONS: readonly Sample[] = [
  {
    code: '(> (current-price "SPY") (moving-average-price "SPY" {:window 200}))',
    meaning: "indicators and numbers, compared by > < >= <= or =",
  },
  { code: '(and (> (rsi "SPY") 30) (< (rsi "SPY") 70))', meaning: "all of them hold" },
  { code: '(or (< (rsi "SPY") 30) (> (rsi "SPY") 70))', meaning: "one of them holds, or more" },
  { code: '(not (> (rsi "SPY") 70))', meaning: "it does not hold" },
];

const KEYS: readonly Sample[] = [
  {
    code: "{:rebalance-frequency :daily}",
    meaning: "when targets are set anew: :daily (the standard), :weekly, :monthly, :quarterly or :yearly",
  },
  {
    code: "{:rebalance-threshold 0.05}",
    meaning: "instead, or besides: whenever a weight has drifted by so much, as a fraction",
  },
];

const PROGRAM = `(defsymphony "Buy the dip" {:rebalance-frequency :daily}
    (if (< (rsi "SPY" {:window 10}) 30)
      (asset "TQQQ")
      (asset "SPY")))`;

/** The symphony language on one page. What it says of indicators, it asks the language itself. */
export function languageTopic(columns: number): string {
  const section = (title: string, samples: readonly Sample[]): readonly string[] => [
    "",
    title,
    ...samples.flatMap(({ code, meaning }) => [`  ${code}`, ...folded(meaning, { width: columns, bullet: "      " })]),
  ];
  return [
    "A strategy is a program: a name, when to rebalance, and a node.",
    "",
    `  ${PROGRAM}`,
    ...section("Nodes; several in [ ] are equal parts:", NODES),
    ...section("Conditions:", CONDITIONS),
    ...section("Indicators, with the windows that they have where a program names none:", indicators()),
    ...section("Keys after the name:", KEYS),
    "",
    ...folded(MORE, { width: columns, bullet: "" }),
  ].join("\n");
}

const MORE =
  "Windows are sessions. rsi takes {:smoothing :simple}, too. In a filter an indicator has no symbol. " +
  "alchemiser strategy check says what is wrong with a program, and show prints it in words.";

/** Each indicator as it is written out in full, as it is spoken, and by which other names it goes. */
function indicators(): readonly Sample[] {
  return [...new Set(METRIC_NAMES.values())].map((name) => {
    const reading = symphony(`(defsymphony "" (if (> (${name} "SPY") 0) (asset "SPY") (asset "SPY")))`, name);
    invariant(reading.outcome === "read", `an indicator needs nothing but a symbol, "${name}" does`);
    const [code = ""] = surveyProgram(reading.tree).indicators;
    const [, spoken = ""] = /^if (.*) > 0$/m.exec(outlineOf(reading.tree)) ?? [];
    const others = [...METRIC_NAMES].filter(([other, meant]) => meant === name && other !== name);
    const also = others.length === 0 ? "" : `; also called ${others.map(([other]) => other).join(", ")}`;
    return { code, meaning: `${spoken}${also}` };
  });
}
