const domain = "packages/domain/src/risk/probe.ts";
const application = "packages/application/src/cycle/probe.ts";
const infrastructure = "packages/infrastructure/local/src/clock/probe.ts";
const app = "apps/cli/src/probe.ts";

const SYNTAX = "no-restricted-syntax";
const GLOBALS = "no-restricted-globals";
const IMPORTS = "no-restricted-imports";

const now = "export const now = (): number => Date.now();";
const dated = "export const day = (at: Date): string => `${at}`;";
const drawn = "export const draw = (): number => Math.random();";
const environment = 'export const key = process.env["KEY"];';
const logged = 'console.log("text");';
const timed = "export const timer = setTimeout(() => undefined, 10);";
const fetched = 'export const answer = fetch("http://localhost");';
const waiting = "export const wait = async (value: PromiseLike<number>): Promise<number> => await value;";
const promised = "export interface Port { readonly answer: Promise<number> }";
const written = 'process.stdout.write("text");';
const lazily = 'export const load = () => import("./other.ts");';
const container = 'import "tsyringe";';
const moded = "export const isBacktest = true;";

export const purityProbes = [
  { name: "Date.now in domain", file: domain, code: now, expects: SYNTAX },
  { name: "Date as a type in domain", file: domain, code: dated, expects: SYNTAX },
  { name: "Date.now in application", file: application, code: now, expects: SYNTAX },
  { name: "Date in infrastructure", file: infrastructure, code: now },
  { name: "Math.random in domain", file: domain, code: drawn, expects: "no-restricted-properties" },
  { name: "Math.random in application", file: application, code: drawn, expects: "no-restricted-properties" },
  { name: "process in domain", file: domain, code: environment, expects: GLOBALS },
  { name: "process in application", file: application, code: environment, expects: GLOBALS },
  { name: "process in an app", file: app, code: environment },
  { name: "console in domain", file: domain, code: logged, expects: GLOBALS },
  { name: "console in application", file: application, code: logged, expects: GLOBALS },
  { name: "console in infrastructure", file: infrastructure, code: logged, expects: GLOBALS },
  { name: "console outside terminal.ts", file: app, code: logged, expects: GLOBALS },
  { name: "console in terminal.ts", file: "apps/cli/src/terminal.ts", code: logged },
  { name: "process.stdout.write outside terminal.ts", file: app, code: written, expects: SYNTAX },
  { name: "process.stdout.write in terminal.ts", file: "apps/cli/src/terminal.ts", code: written },
  { name: "a timer in domain", file: domain, code: timed, expects: GLOBALS },
  { name: "a timer in application", file: application, code: timed, expects: GLOBALS },
  { name: "fetch in domain", file: domain, code: fetched, expects: GLOBALS },
  { name: "fetch in application", file: application, code: fetched, expects: GLOBALS },
  { name: "globalThis in domain", file: domain, code: "export const at = globalThis.process;", expects: SYNTAX },
  { name: "async in domain", file: domain, code: waiting, expects: SYNTAX },
  { name: "a Promise type in domain", file: domain, code: promised, expects: SYNTAX },
  { name: "async in application", file: application, code: waiting },
  { name: "node:fs in domain", file: domain, code: 'import "node:fs";', expects: IMPORTS },
  { name: "a package in domain", file: domain, code: 'import * as z from "zod";', expects: IMPORTS },
  { name: "node:fs in application", file: application, code: 'import "node:fs";', expects: IMPORTS },
  { name: "a package in application", file: application, code: 'import * as z from "zod";', expects: IMPORTS },
  { name: "node:fs in infrastructure", file: infrastructure, code: 'import "node:fs";' },
  { name: "vitest in the domain's testing", file: "packages/domain/src/testing/probe.ts", code: 'import "vitest";' },
  { name: "Date in the domain's testing", file: "packages/domain/src/testing/probe.ts", code: now, expects: SYNTAX },
  { name: "Date in a domain test", file: "packages/domain/src/risk/probe.test.ts", code: now },
  {
    name: "Math.random in a domain test",
    file: "packages/domain/src/risk/probe.test.ts",
    code: drawn,
    expects: "no-restricted-properties",
  },
  { name: "tsyringe in application", file: application, code: container, expects: IMPORTS },
  { name: "tsyringe in infrastructure", file: infrastructure, code: container, expects: IMPORTS },
  { name: "tsyringe outside composition.ts", file: app, code: container, expects: IMPORTS },
  { name: "reflect-metadata outside composition.ts", file: app, code: 'import "reflect-metadata";', expects: IMPORTS },
  { name: "tsyringe in composition.ts", file: "apps/cli/src/composition.ts", code: container },
  { name: "import() outside the command table", file: app, code: lazily, expects: SYNTAX },
  { name: "import() in a package", file: infrastructure, code: lazily, expects: SYNTAX },
  { name: "import() in the command table", file: "apps/cli/src/commands.ts", code: lazily },
  { name: "isBacktest below apps/", file: application, code: moded, expects: SYNTAX },
  {
    name: "isLive as a property below apps/",
    file: infrastructure,
    code: "export const a = { isLive: 1 };",
    expects: SYNTAX,
  },
  {
    name: "isPaper in a test below apps/",
    file: "packages/domain/src/risk/probe.test.ts",
    code: "export const isPaper = 1;",
    expects: SYNTAX,
  },
  { name: "isDemo in an app", file: app, code: "export const isDemo = true;" },
];
