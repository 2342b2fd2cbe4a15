import { reasonsIn, sentenceOf, type Explanation } from "./explanation.ts";

/**
 * What is different between two explanations of the same strategy, as sentences: the decision, comparisons that turned,
 * rankings that select others, and what was only looked at in one of them.
 */
export function explanationChanges(before: Explanation, after: Explanation): readonly string[] {
  const decision = undated(before) === undated(after) ? [] : [`${before.text} → ${after.text}`];
  const [earlier, later] = [findings(before), findings(after)];
  const turned = [...later].flatMap(([subject, { finding, text }]) => {
    const then = earlier.get(subject);
    if (then === undefined) return [`now looked at: ${text}`];
    return then.finding === finding ? [] : [`${then.text} → ${text}`];
  });
  const dropped = [...earlier]
    .filter(([subject]) => !later.has(subject))
    .map(([, { text }]) => `no longer looked at: ${text}`);
  return [...decision, ...turned, ...dropped];
}

/** What was missing is named with its session, which is another one every time. */
const undated = ({ text, kind }: Explanation): string =>
  kind === "gap" ? text.replaceAll(/\d{4}-\d{2}-\d{2}|\d+ of the/g, "") : text;

interface Finding {
  readonly finding: string;
  readonly text: string;
}

function findings(explanation: Explanation): ReadonlyMap<string, Finding> {
  const found = new Map<string, Finding>();
  for (const reason of reasonsIn(explanation)) {
    const text = sentenceOf(reason);
    if (reason.kind === "comparison") found.set(reason.subject, { finding: String(reason.holds), text });
    if (reason.kind === "ranking") {
      const selected = reason.candidates.filter(({ isSelected }) => isSelected).map(({ name }) => name);
      found.set(reason.subject, { finding: selected.toSorted().join(), text });
    }
  }
  return found;
}
