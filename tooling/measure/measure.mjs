import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { survey } from "./survey.mjs";

const NOT_SOURCE = /node_modules|dist\/|\.d\.ts$|\.config\.ts$|\.test\.|\.typetest\.|\.bench\.|\/testing\/|\/test\//;
const LONGEST_FILE = 250;
const LONGEST_FUNCTION = 60;

process.chdir(fileURLToPath(new URL("../..", import.meta.url)));
const exceptions = JSON.parse(readFileSync(new URL("exceptions.json", import.meta.url), "utf8"));
const roots = process.argv.length > 2 ? process.argv.slice(2) : ["packages", "apps"];
const paths = roots.flatMap((root) => globSync(`${root}/**/*.ts`)).filter((path) => !NOT_SOURCE.test(path));

const surveys = paths.map((path) => survey(path));
const files = surveys.map(({ file }) => file);
const functions = surveys.flatMap((found) => found.functions);
const sum = (key) => surveys.reduce((total, { counts }) => total + counts[key], 0);
const lines = files.reduce((total, file) => total + file.lines, 0);

function spread(things) {
  const sorted = things.toSorted((a, b) => a.lines - b.lines);
  const at = (share) => sorted[Math.round(share * (sorted.length - 1))]?.lines ?? 0;
  return { n: sorted.length, median: at(0.5), p95: at(0.95), max: at(1), longest: sorted.at(-1)?.where };
}

const perThousandLines = ["casts", "any", "nonNull", "throws", "catches"].map((key) => [
  key,
  Number(((1000 * sum(key)) / Math.max(lines, 1)).toFixed(1)),
]);

console.log("files", spread(files));
console.log("functions", spread(functions));
console.log("per kLOC", Object.fromEntries(perThousandLines));
console.log("readonly properties", `${Math.round((100 * sum("readonly")) / Math.max(sum("properties"), 1))} %`);

const tooLong = [
  ...files.filter((file) => file.lines > LONGEST_FILE),
  ...functions.filter((each) => each.lines > LONGEST_FUNCTION),
];
const excused = new Set(exceptions.filter(({ reason }) => reason).map(({ where }) => where));
const complaints = [
  ...tooLong.filter(({ where }) => !excused.has(where)).map((each) => `${each.where} has ${each.lines} lines`),
  ...[...excused]
    .filter((where) => !tooLong.some((each) => each.where === where))
    .map((where) => `${where} is excused in exceptions.json, and no longer needs to be`),
];

for (const complaint of complaints) console.log(`TOO LONG ${complaint}`);
process.exitCode = complaints.length === 0 ? 0 : 1;
