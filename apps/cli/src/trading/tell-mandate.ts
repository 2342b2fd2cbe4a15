import {
  WHOLE,
  type Bound,
  type Breakers,
  type Capital,
  type ExitRules,
  type Limits,
  type Mandate,
  type Remedy,
  type SlicingRules,
  type Weight,
} from "@alchemiser/domain";
import { percent } from "../reports/figures.ts";
import { dollarsOf } from "./spoken.ts";
import type { Section } from "./tell-decision.ts";

/** What the client asked for and what they forbade. */
export function mandateSection({ name, capital, sleeves, limits, exits, execution }: Mandate): Section {
  return {
    title: "Mandate",
    lines: [
      `${name} owns ${spokenCapital(capital)}`,
      ...sleeves.map(
        (sleeve) =>
          `${sleeve.name}: ${percent(sleeve.weight.toNumber(), 1)}; while it is undecided, ${spokenRemedy(sleeve.whenUndecided)}`,
      ),
      ...spokenLimits(limits),
      execution.auction === "none" ? spokenSlicing(execution.slicing) : "every leg waits for the auction of the close",
      ...spokenExits(exits),
    ],
  };
}

function spokenCapital(capital: Capital): string {
  if (capital.of === "account") return "the account";
  const part = capital.of === "amount" ? dollarsOf(capital.amount) : percent(capital.share.toNumber(), 1);
  return `${part} of the account`;
}

/** What is done while a sleeve does not know. */
export function spokenRemedy(remedy: Remedy): string {
  switch (remedy.kind) {
    case "refuse":
      return "nothing is traded";
    case "stay":
      return "it keeps what it has";
    case "shelter":
      return `it holds ${remedy.ticker}`;
  }
}

function spokenLimits(limits: Limits): readonly string[] {
  const { maxWeight, maxWeightOf, maxSector, maxSectorOf, maxOrderValue, maxBuyValue } = limits;
  const { maxTurnover, maxGrossExposure } = limits;
  const sizes = [
    `an order is at most ${[dollarsOf(maxOrderValue), ...sharesOfTrading(limits)].join(" and ")}`,
    ...(maxBuyValue === undefined ? [] : [`a buy is at most ${dollarsOf(maxBuyValue)} in the first week of an arming`]),
    `a run turns over at most ${percent(maxTurnover.toNumber(), 0)}`,
    ...(maxGrossExposure.isBelow(WHOLE) ? [`all holdings are at most ${percent(maxGrossExposure.toNumber(), 1)}`] : []),
  ];
  return [
    `a symbol is at most ${spokenCaps(maxWeight, maxWeightOf)}`,
    `a sector, with leverage counted, is at most ${spokenCaps(maxSector, maxSectorOf)}`,
    sizes.join("; "),
    ...risks(limits),
    spokenBreakers(limits.breakers),
  ];
}

/** When a leg does not go at once. */
function spokenSlicing({ by, mostOfShown, mostOfVolume, mostImpact, mostSlices }: SlicingRules): string {
  if (mostSlices === 1) return "every leg goes at once, however large it is";
  const bounds = [
    `${percent(mostOfShown.toNumber(), 0)} of the size shown`,
    `${percent(mostOfVolume.toNumber(), 1)} of a session's volume`,
    `an impact of ${percent(mostImpact.toNumber(), 2)}`,
  ];
  return `a leg beyond ${bounds.join(", ")} goes in up to ${mostSlices} slices by ${by}`;
}

const sharesOfTrading = ({ maxShareOfVolume, maxShareOfDisplayed }: Limits): readonly string[] => [
  ...(maxShareOfVolume === undefined ? [] : [`${percentOf(maxShareOfVolume)} of a session's volume`]),
  ...(maxShareOfDisplayed === undefined ? [] : [`${percentOf(maxShareOfDisplayed)} of what the quote shows`]),
];

function risks({ maxValueAtRisk, maxExpectedShortfall }: Limits): readonly string[] {
  const told = [
    ...(maxValueAtRisk === undefined ? [] : [`value at risk is at most ${percentOf(maxValueAtRisk)}`]),
    ...(maxExpectedShortfall === undefined ? [] : [`expected shortfall is at most ${percentOf(maxExpectedShortfall)}`]),
  ];
  return told.length === 0 ? [] : [told.join("; ")];
}

const percentOf = (share: Weight): string => percent(share.toNumber(), 1);

const spokenExits = ({ stopLoss, takeProfit }: ExitRules): readonly string[] => [
  ...spokenBound("lost", stopLoss),
  ...spokenBound("gained", takeProfit),
];

function spokenBound(moved: string, { standard, of }: Bound): readonly string[] {
  const named = [...of].map(([name, bound]) => `${name} ${percentOf(bound)}`);
  const bounds = standard === undefined ? named : [percentOf(standard), ...named];
  return bounds.length === 0 ? [] : [`a holding is sold when it has ${moved} ${bounds.join(", ")}`];
}

function spokenBreakers({ mode, dayLoss, severeDayLoss, drawdown }: Breakers): string {
  const [day, severe, fall] = [dayLoss, severeDayLoss, drawdown].map((share) => percent(share.toNumber(), 1));
  const buys = `a day's loss of ${day ?? ""} ends its buying`;
  const all = `one of ${severe ?? ""} or a fall of ${fall ?? ""} from the peak all its trading`;
  return mode === "act"
    ? `${buys}, ${all}`
    : `losses end nothing and are told: ${day ?? ""} or ${severe ?? ""} in a day, ${fall ?? ""} from the peak`;
}

const spokenCaps = (standard: Weight, others: ReadonlyMap<string, Weight>): string =>
  [
    percent(standard.toNumber(), 1),
    ...[...others].map(([name, most]) => `${name} ${percent(most.toNumber(), 1)}`),
  ].join(", ");
