import type { Explanation, Weighting } from "../../strategy/explanation.ts";
import { at } from "../../kernel/column.ts";
import type { Block, Child, Fork, Member, VolatilityBlock } from "../plan.ts";
import { quoted } from "../strings.ts";
import { rosterOf } from "../study/roster.ts";
import type { Seat } from "../study/unit.ts";
import { sharesOf, volatilities } from "../study/volatility-unit.ts";
import { explainCondition } from "./explain-condition.ts";
import { explainFilter } from "./explain-filter.ts";
import { conditionPhrase, percentPhrase, rounded } from "./phrases.ts";
import { deeper, gap, sessionOf, type Scene } from "./scene.ts";

/** What a block holds on a session and why. */
export function explainBlock(scene: Scene, block: Block): Explanation {
  switch (block.kind) {
    case "asset":
      return !scene.units.unit(block).isDecidedAt(scene.row)
        ? gap(scene, `${block.ticker} has no bar on ${sessionOf(scene)}`)
        : {
            kind: "weighting",
            rule: "whole",
            text: block.ticker,
            weights: [{ name: block.ticker, weight: 1 }],
            because: [],
          };
    case "equal":
      return explainEqual(scene, block.children);
    case "specified": {
      const weights = block.parts.map(({ share, member }) => ({ name: nameOf(member), weight: share }));
      const because = block.parts.map(({ member }) => explainChild(scene, member));
      return { kind: "weighting", rule: "stated", text: `as stated: ${shareList(weights)}`, weights, because };
    }
    case "inverse-volatility":
      return explainVolatility(scene, block);
    case "filter":
      return explainFilter(scene, block, explainMember);
  }
}

const explainChild = (scene: Scene, child: Child): Explanation =>
  child.kind === "fork" ? explainFork(scene, child) : explainMember(scene, child);

function explainMember(scene: Scene, { name, block }: Member): Explanation {
  if (block.kind === "asset" || name === "") return explainBlock(scene, block);
  const text = `group ${quoted(name)}`;
  return { kind: "statement", text, because: [explainBlock(deeper(scene, text), block)] };
}

function explainFork(scene: Scene, { condition, then, otherwise }: Fork): Explanation {
  const phrase = conditionPhrase(condition);
  const holds = scene.units.test(condition)(scene.row);
  const judged = explainCondition(deeper(scene, `if ${phrase}`), condition);
  if (holds === undefined) return judged;
  const side = holds ? "then" : "else";
  const branch = holds ? then : otherwise;
  const inside = deeper(scene, `if ${phrase} ${side}`);
  const because =
    branch.length === 0
      ? [gap(inside, `${phrase} leads to no branch`)]
      : branch.map((child) => explainChild(inside, child));
  return { ...judged, text: `${judged.text}, so`, because: [...judged.because, ...because] };
}

function explainEqual(scene: Scene, children: readonly Child[]): Explanation {
  const [only] = children;
  if (children.length === 1 && only !== undefined) return explainChild(scene, only);
  const because = children.map((child) => explainChild(scene, child));
  const seats = rosterOf(children, scene.units, "undecided")(scene.row) ?? [];
  const weights = seats.map((seat) => ({ name: seatName(seat), weight: 1 / seats.length }));
  return { kind: "weighting", rule: "equal", text: `equal shares: ${shareList(weights)}`, weights, because };
}

function explainVolatility(scene: Scene, block: VolatilityBlock): Explanation {
  const because = block.children.map((child) => explainChild(scene, child));
  const seats = rosterOf(block.children, scene.units, "undecided")(scene.row) ?? [];
  const measured = volatilities(seats, block, scene.units).map((column) => at(column, scene.row));
  const shares = sharesOf(measured);
  const list = seats.map((seat, index) => `${seatName(seat)} ${deviation(measured[index] ?? Number.NaN)}`).join(", ");
  const rule = `shares inverse to the deviation of ${String(block.window)} daily returns (${list})`;
  if (shares === undefined) return { ...gap(scene, `${rule} need volatilities that are known and not zero`), because };
  const weights = seats.map((seat, index) => ({ name: seatName(seat), weight: shares[index] ?? 0 }));
  return { kind: "weighting", rule: "inverse volatility", text: `${rule}: ${shareList(weights)}`, weights, because };
}

const deviation = (value: number): string => (Number.isNaN(value) ? "unknown" : `${rounded(value, 4)} %`);

const shareList = (weights: Weighting["weights"]): string =>
  weights.map(({ name, weight }) => `${name} ${percentPhrase(weight)}`).join(", ");

const nameOf = ({ name, block }: Member): string => (name === "" ? block.kind : name);

const seatName = ({ name }: Seat): string => (name === "" ? "unnamed" : name);
