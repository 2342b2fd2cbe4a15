import { at } from "../../kernel/column.ts";
import type { Explanation, RankedCandidate } from "../../strategy/explanation.ts";
import type { Child, FilterBlock, Member } from "../plan.ts";
import { candidatesFrom, selectBest, type Candidate } from "../study/candidates.ts";
import { rosterOf } from "../study/roster.ts";
import { isPercent, rounded, selectionPhrase } from "./phrases.ts";
import { uncertaintyOf } from "./memory.ts";
import { gap, type Scene } from "./scene.ts";

type ExplainMember = (scene: Scene, member: Member) => Explanation;

/** Which candidates a filter had, how they ranked, and what the selected ones hold. */
export function explainFilter(scene: Scene, block: FilterBlock, explainMember: ExplainMember): Explanation {
  const { units, row } = scene;
  const seats = rosterOf(block.children, units, "no members")(row) ?? [];
  const candidates = candidatesFrom(seats, block.metric, units);
  const ranked = rankedAt(candidates, block, row);
  const text = `${selectionPhrase(block)} of ${ranked.map((candidate) => candidatePhrase(candidate, block)).join(", ")}`;
  const chosen = selectBest(candidates, block, row);
  if (chosen.length === 0) return gap(scene, `no candidate has a score: ${text}`);

  const members = membersOf(block.children).filter(({ block: inner }) =>
    chosen.some(({ unit }) => unit.content === inner.content),
  );
  const distinct = members.filter(
    ({ block: inner }, index) => members.findIndex((other) => other.block.content === inner.content) === index,
  );
  const because = distinct.map((member) => explainMember(scene, member));
  return { kind: "ranking", subject: selectionPhrase(block), text, candidates: ranked, because };
}

function rankedAt(candidates: readonly Candidate[], block: FilterBlock, row: number): readonly RankedCandidate[] {
  const order = selectBest(candidates, { select: block.select, count: candidates.length }, row);
  const ranked = order.map((seat, index) => {
    const score = at(candidates.find((candidate) => candidate.seat === seat)?.scores ?? new Float64Array(), row);
    return {
      name: nameOf(seat.name),
      score,
      rank: index + 1,
      isSelected: index < block.count,
      uncertainty: uncertaintyOf(block.metric, score, seat.unit.series().seenUpTo(row)),
    };
  });
  const scoreless = candidates.filter(({ seat }) => !order.includes(seat)).map(({ seat }) => nameOf(seat.name));
  return [...ranked, ...scoreless.map((name) => ({ name, ...SCORELESS }))];
}

const SCORELESS = { score: undefined, rank: undefined, isSelected: false, uncertainty: 0 };

const nameOf = (name: string): string => (name === "" ? "unnamed" : name);

function candidatePhrase({ name, score }: RankedCandidate, { metric }: FilterBlock): string {
  return score === undefined
    ? `${name} without a score`
    : `${name} ${rounded(score, 6)}${isPercent(metric) ? " %" : ""}`;
}

/** Every member that may be in a list, whichever branches are taken. */
function membersOf(children: readonly Child[]): readonly Member[] {
  return children.flatMap((child) =>
    child.kind === "member" ? [child] : [...membersOf(child.then), ...membersOf(child.otherwise)],
  );
}
