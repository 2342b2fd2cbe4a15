import {
  clocks,
  consoles,
  container,
  packages,
  packagesButDomain,
  random,
  surroundings,
  syntax,
} from "@alchemiser/eslint-config/restrictions";

const FILES = {
  domain: "packages/domain/src/risk/probe.ts",
  application: "packages/application/src/cycle/probe.ts",
  infrastructure: "packages/infrastructure/local/src/clock/probe.ts",
  "an app": "apps/cli/src/probe.ts",
};

const EVERYWHERE = Object.keys(FILES);
const BELOW_APPS = ["domain", "application", "infrastructure"];
const CORE = ["domain", "application"];
const DOMAIN = ["domain"];
const EDGE = ["infrastructure", "an app"];

const stream = (name) => `declare const ${name}: { write(text: string): void };\n${name}.write("text");`;

/** Code that breaks one restriction of `syntax`, in one of the ways in which it can be broken. */
const SYNTAX = [
  ["enums", EVERYWHERE, "an enum", "export enum Side { buy }"],
  ["defaultExports", EVERYWHERE, "a default export", "export default 1;"],
  ["defaultExports", EVERYWHERE, "an export named default", "const one = 1;\nexport { one as default };"],
  ["zodBarrel", EDGE, "zod by name", 'import { z } from "zod";\nexport const one = z.string();'],
  ["dynamicImports", EVERYWHERE, "import()", 'export const load = () => import("./other.ts");'],
  ["modeFlags", BELOW_APPS, "isBacktest", "export const isBacktest = true;"],
  ["modeFlags", BELOW_APPS, "isLive as a property", "export const world = { isLive: true };"],
  ["modeFlags", BELOW_APPS, "isPaper", "export const isPaper = true;"],
  ["modeFlags", BELOW_APPS, "isDemo", "export const isDemo = true;"],
  ["terminalWrites", EVERYWHERE, "stdout.write", stream("stdout")],
  ["terminalWrites", EVERYWHERE, "stderr.write", stream("stderr")],
  ["terminalWrites", EDGE, "process.stdout.write", 'process.stdout.write("text");'],
  ["terminalWrites", EDGE, "process.stderr.write", 'process.stderr.write("text");'],
  ["waiting", DOMAIN, "await", "declare const answer: unknown;\nawait answer;"],
  ["waiting", DOMAIN, "for await", "for await (const one of []) void one;"],
  ["waiting", DOMAIN, "async", "export const wait = async () => 1;"],
  ["promises", DOMAIN, "Promise", "export interface Port { readonly answer: Promise<number> }"],
  ["promises", DOMAIN, "PromiseLike", "export interface Port { readonly answer: PromiseLike<number> }"],
  ["dates", CORE, "Date.now", "export const now = (): number => Date.now();"],
  ["dates", CORE, "Date as a type", "export const day = (at: Date): string => `${at}`;"],
  ["hiddenGlobals", CORE, "globalThis", "export const at = globalThis.process;"],
];

/** Code that uses one global each. */
const GLOBALS = [
  [consoles, EVERYWHERE, "console", 'console.log("text");'],
  [clocks, CORE, "setTimeout", "export const timer = setTimeout(() => undefined, 10);"],
  [clocks, CORE, "setInterval", "export const timer = setInterval(() => undefined, 10);"],
  [clocks, CORE, "setImmediate", "export const timer = setImmediate(() => undefined);"],
  [clocks, CORE, "queueMicrotask", "queueMicrotask(() => undefined);"],
  [clocks, CORE, "performance", "export const now = performance.now();"],
  [surroundings, CORE, "process", 'export const key = process.env["KEY"];'],
  [surroundings, CORE, "fetch", 'export const answer = fetch("http://localhost");'],
  [surroundings, CORE, "WebSocket", 'export const socket = new WebSocket("ws://localhost");'],
  [surroundings, CORE, "crypto", "export const id = crypto.randomUUID();"],
  [surroundings, CORE, "Buffer", 'export const bytes = Buffer.from("text");'],
  [surroundings, CORE, "require", 'export const files: unknown = require("node:fs");'],
];

const IMPORTS = [
  [packages, DOMAIN, "node:fs"],
  [packages, DOMAIN, "tsyringe"],
  [packagesButDomain, ["application"], "node:fs"],
  [packagesButDomain, ["application"], "tsyringe"],
  [container, EDGE, "tsyringe"],
  [container, EDGE, "reflect-metadata"],
];

const planted = (name, places, violation) =>
  places.map((place) => ({ name: `${name} in ${place}`, file: FILES[place], ...violation }));

/** What is no restriction any more is still looked for, and not found. */
const messageOf = (restriction) => restriction?.message ?? "a restriction that is gone";

const refused = [
  ...SYNTAX.flatMap(([key, places, name, code]) =>
    planted(name, places, { code, expects: "no-restricted-syntax", says: messageOf(syntax[key]) }),
  ),
  ...GLOBALS.flatMap(([globals, places, name, code]) => {
    const says = `'${name}'. ${messageOf(globals.find((global) => global.name === name))}`;
    return planted(name, places, { code, expects: "no-restricted-globals", says });
  }),
  ...IMPORTS.flatMap(([pattern, places, name]) =>
    planted(name, places, { code: `import "${name}";`, expects: "no-restricted-imports", says: messageOf(pattern) }),
  ),
  ...planted("Math.random", EVERYWHERE, {
    code: "export const draw = (): number => Math.random();",
    expects: "no-restricted-properties",
    says: messageOf(random[0]),
  }),
];

const probeOf = (wanted) => refused.find(({ name }) => name === wanted);
const codeOf = (wanted) => probeOf(wanted).code;
const domainTest = "packages/domain/src/risk/probe.test.ts";
const domainTesting = "packages/domain/src/testing/probe.ts";

/** Tests and what helps them are free of some restrictions, not of these. */
const refusedInTests = [
  ["Date in the domain's testing", domainTesting, "Date.now in domain"],
  ["Math.random in a domain test", domainTest, "Math.random in domain"],
  ["isPaper in a domain test", domainTest, "isPaper in domain"],
].map(([name, file, as]) => ({ ...probeOf(as), name, file }));

/** Where what is refused elsewhere belongs. */
const allowed = [
  ["Date in infrastructure", FILES.infrastructure, codeOf("Date.now in domain")],
  ["Date in a domain test", domainTest, codeOf("Date.now in domain")],
  ["process in an app", FILES["an app"], codeOf("process in domain")],
  ["async in application", FILES.application, codeOf("async in domain")],
  ["console in terminal.ts", "apps/cli/src/terminal.ts", codeOf("console in an app")],
  ["process.stdout.write in terminal.ts", "apps/cli/src/terminal.ts", codeOf("process.stdout.write in an app")],
  ["import() in the command table", "apps/cli/src/commands.ts", codeOf("import() in an app")],
  ["import() in the table of trading commands", "apps/cli/src/trading-commands.ts", codeOf("import() in an app")],
  ["tsyringe in composition.ts", "apps/cli/src/composition.ts", codeOf("tsyringe in an app")],
  ["node:fs in infrastructure", FILES.infrastructure, codeOf("node:fs in domain")],
  ["zod as a namespace", FILES.infrastructure, 'import * as z from "zod";\nexport const one: unknown = z;'],
  ["a default export of a configuration", "packages/domain/probe.config.mjs", codeOf("a default export in domain")],
  ["vitest in the domain's testing", domainTesting, 'import "vitest";'],
  ["isDemo in an app", FILES["an app"], codeOf("isDemo in domain")],
].map(([name, file, code]) => ({ name, file, code }));

export const purityProbes = [...refused, ...refusedInTests, ...allowed];
