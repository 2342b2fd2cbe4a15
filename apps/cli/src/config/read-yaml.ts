import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Pair } from "yaml";
import type { Place, Problem } from "./problem.ts";
import { EMPTY, isBranch, nameOf, type Branch, type Path, type Tree } from "./tree.ts";

/** A file of settings as it was written, and where each of them stands. */
export interface YamlReading {
  readonly branch: Branch;
  /** By the name of the path. */
  readonly places: ReadonlyMap<string, Place>;
  readonly problems: readonly Problem[];
}

/** Reads groups, lists and texts: every value stays the text that it was, so that `0.1` is exactly that. */
export function readYaml(text: string, file: string): YamlReading {
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: "failsafe", lineCounter: lines, prettyErrors: false });
  const walk = new Walk(lines);
  const problems = document.errors.map(({ message, pos: [offset] }) =>
    problemAt(file, placeAt(lines, offset), message),
  );
  if (problems.length > 0) return { branch: EMPTY, places: walk.places, problems };

  const tree = document.contents === null ? EMPTY : walk.treeOf(document.contents, []);
  const faults = walk.faults.map(({ place, sentence }) => problemAt(file, place, sentence));
  if (isBranch(tree)) return { branch: tree, places: walk.places, problems: faults };
  return { branch: EMPTY, places: walk.places, problems: [problemAt(file, { line: 1, column: 1 }, NOT_KEYS)] };
}

const NOT_KEYS = 'the file must hold keys with values, such as "world: demo"';

class Walk {
  readonly places = new Map<string, Place>();
  readonly faults: { readonly place: Place; readonly sentence: string }[] = [];
  readonly #lines: LineCounter;

  constructor(lines: LineCounter) {
    this.#lines = lines;
  }

  treeOf(node: unknown, path: Path): Tree {
    if (node === null) return "";
    if (isScalar(node)) return String(node.value);
    if (isMap(node)) return Object.fromEntries(node.items.map((pair) => this.#entryOf(pair, path)));
    if (isSeq(node)) return node.items.map((item, index) => this.#partOf(item, item, [...path, String(index)]));
    return this.#refuse(node, "anchors and aliases are not understood here: write the value out");
  }

  #entryOf({ key, value }: Pair, path: Path): [string, Tree] {
    if (!isScalar(key)) return ["", this.#refuse(key, "a key is one word")];
    const name = String(key.value);
    return [name, this.#partOf(value, key, [...path, name])];
  }

  #partOf(node: unknown, sign: unknown, path: Path): Tree {
    this.places.set(nameOf(path), this.#placeOf(sign));
    return this.treeOf(node, path);
  }

  #refuse(node: unknown, sentence: string): Tree {
    this.faults.push({ place: this.#placeOf(node), sentence });
    return "";
  }

  #placeOf(node: unknown): Place {
    return placeAt(this.#lines, isNode(node) ? (node.range?.[0] ?? 0) : 0);
  }
}

function placeAt(lines: LineCounter, offset: number): Place {
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}

const problemAt = (file: string, { line, column }: Place, sentence: string): Problem => ({
  where: `${file}:${line}:${column}`,
  sentence,
});
