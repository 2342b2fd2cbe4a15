import { readFileSync } from "node:fs";
import ts from "typescript";

const COUNTED = {
  casts: (node) => ts.isAsExpression(node) && node.type.getText() !== "const",
  any: (node) => node.kind === ts.SyntaxKind.AnyKeyword,
  nonNull: (node) => ts.isNonNullExpression(node),
  throws: (node) => ts.isThrowStatement(node),
  catches: (node) => ts.isCatchClause(node),
  properties: (node) => isProperty(node),
  readonly: (node) => isProperty(node) && node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ReadonlyKeyword),
};

const isProperty = (node) => ts.isPropertySignature(node) || ts.isPropertyDeclaration(node);

/** What one source file holds: its length, its functions with theirs, and how often each counted thing occurs. */
export function survey(path) {
  const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);
  const lineOf = (position) => source.getLineAndCharacterOfPosition(position).line;
  const counts = Object.fromEntries(Object.keys(COUNTED).map((key) => [key, 0]));
  const functions = [];

  const visit = (node) => {
    if (ts.isFunctionLike(node) && node.body) {
      functions.push({ where: `${path} ${nameOf(node)}`, lines: lineOf(node.end) - lineOf(node.getStart()) + 1 });
    }
    for (const [key, matches] of Object.entries(COUNTED)) if (matches(node)) counts[key] += 1;
    ts.forEachChild(node, visit);
  };
  visit(source);

  return { file: { where: path, lines: lineOf(source.text.trimEnd().length) + 1 }, functions, counts };
}

/** An arrow function goes by the constant that holds it. */
const nameOf = (node) => {
  const named = node.name ?? (ts.isVariableDeclaration(node.parent) ? node.parent.name : undefined);
  return named?.getText() ?? "(anonymous)";
};
