import type { Block, Child, Member } from "../plan.ts";
import type { ProgramRemark } from "./program-remark.ts";

/** Groups that hold the same by the same rules as one before them; they are worked out once. */
export function duplicatedGroups(plan: Block): readonly ProgramRemark[] {
  const places = new Map<number, Member[]>();
  for (const group of groupsIn(plan, undefined)) {
    const same = places.get(group.block.content);
    if (same === undefined) places.set(group.block.content, [group]);
    else same.push(group);
  }
  return [...places.values()].flatMap(([first, ...others]) =>
    first === undefined || others.length === 0 ? [] : [remarkOn(first, others)],
  );
}

function remarkOn({ name, at }: Member, others: readonly Member[]): ProgramRemark {
  const names = [...new Set(others.map((other) => other.name))].filter((other) => other !== name);
  const called = names.length === 0 ? "" : `, also called ${names.map((each) => `"${each}"`).join(", ")}`;
  return { name: "duplicated-group", at, sentence: `the group "${name}" stands ${others.length + 1} times${called}` };
}

/** Named members that are no assets. A group with nothing but a group in it is the same group. */
function* groupsIn(block: Block, around: number | undefined): Generator<Member> {
  for (const member of membersIn(block)) {
    if (member.block.kind === "asset") continue;
    if (member.name !== "" && member.block.content !== around) yield member;
    yield* groupsIn(member.block, member.block.content);
  }
}

function* membersIn(block: Block): Generator<Member> {
  if (block.kind === "asset") return;
  if (block.kind === "specified") for (const { member } of block.parts) yield member;
  else yield* membersOf(block.children);
}

function* membersOf(children: readonly Child[]): Generator<Member> {
  for (const child of children)
    if (child.kind === "member") yield child;
    else yield* membersOf([...child.then, ...child.otherwise]);
}
