/** Settings before they are understood: texts in groups and lists, as they were written. */
export type Tree = string | readonly Tree[] | Branch;

export interface Branch {
  readonly [key: string]: Tree;
}

/** From the whole to a part, such as `["mandate", "sleeves", "0", "weight"]`. */
export type Path = readonly string[];

export const EMPTY: Branch = {};

export const isBranch = (tree: Tree | undefined): tree is Branch => typeof tree === "object" && !Array.isArray(tree);

/** A branch that holds nothing but `leaf`, at `path`. */
export const branchWith = ([first = "", ...rest]: Path, leaf: Tree): Branch => ({
  [first]: rest.length === 0 ? leaf : branchWith(rest, leaf),
});

/** Both together. Where both say something, groups are merged and everything else is as `over` has it. */
export function overlay(under: Branch, over: Branch): Branch {
  const merged = new Map(Object.entries(under));
  for (const [key, tree] of Object.entries(over)) {
    const below = merged.get(key);
    merged.set(key, isBranch(below) && isBranch(tree) ? overlay(below, tree) : tree);
  }
  return Object.fromEntries(merged);
}

/** Every text in the tree, with its path. */
export function leavesOf(tree: Tree, path: Path = []): readonly { readonly path: Path; readonly text: string }[] {
  if (typeof tree === "string") return [{ path, text: tree }];
  return Object.entries(tree).flatMap(([key, part]) => leavesOf(part, [...path, key]));
}

/** The name of a path: `mandate.sleeves[0].weight`. */
export const nameOf = (path: Path): string =>
  path.reduce((name, part) => (/^\d+$/.test(part) ? `${name}[${part}]` : name === "" ? part : `${name}.${part}`), "");
