/** What may not be said where. ESLint replaces options instead of merging them, so each kind of file has one full set. */

export const syntax = {
  enums: {
    selector: "TSEnumDeclaration",
    message: "No enums: a union of literals needs no run-time object and narrows as well.",
  },
  defaultExports: {
    selector: "ExportDefaultDeclaration, ExportSpecifier[exported.name='default']",
    message: "Named exports only: a thing has one name wherever it is used.",
  },
  zodBarrel: {
    selector: "ImportDeclaration[source.value='zod'] > :not(ImportNamespaceSpecifier)[type=/Specifier$/]",
    message: 'Write `import * as z from "zod"`: the named `z` drags every locale into the bundle.',
  },
  dynamicImports: {
    selector: "ImportExpression",
    message: "Imports are static. The CLI's table of commands is the only lazy loader.",
  },
  modeFlags: {
    selector: "Identifier[name=/^is(Backtest|Live|Paper|Demo)$/]",
    message: "No code below apps/ can tell which world it is in: make the difference a port.",
  },
  terminalWrites: {
    selector:
      ":matches(" +
      "CallExpression[callee.property.name='write'][callee.object.property.name=/^std(out|err)$/], " +
      "CallExpression[callee.property.name='write'][callee.object.name=/^std(out|err)$/])",
    message: "People read what terminal.ts writes, and nothing else writes.",
  },
  waiting: {
    selector: "AwaitExpression, ForOfStatement[await=true], :function[async=true]",
    message: "The domain does not wait. Return a value, and let the driver ask the world.",
  },
  promises: {
    selector: "Identifier[name=/^Promise(Like)?$/]",
    message: "The domain is synchronous: what is not known yet arrives as an argument.",
  },
  dates: {
    selector: "Identifier[name='Date']",
    message: "Time arrives as an argument: a `Session`, or an instant from the clock port.",
  },
  hiddenGlobals: {
    selector: "MemberExpression[object.name='globalThis']",
    message: "The core reaches for nothing global.",
  },
};

const global = (message) => (name) => ({ name, message });
export const clocks = ["setTimeout", "setInterval", "setImmediate", "queueMicrotask", "performance"].map(
  global("Nothing in the core waits or reads a clock: a reducer asks its driver to be woken."),
);
export const surroundings = ["process", "fetch", "WebSocket", "crypto", "Buffer", "require"].map(
  global("The core touches no outside world: declare a port, or take a value."),
);
export const consoles = ["console"].map(
  global("`console` belongs to terminal.ts. Elsewhere return a value or emit a run event."),
);

export const random = [
  { object: "Math", property: "random", message: "Chance is an input: take a seed, so that a run can be repeated." },
];

export const container = {
  regex: "^(tsyringe|reflect-metadata)$",
  message: "Only an app's composition.ts may know how the program is put together.",
};
export const packages = {
  regex: "^(?!\\.)",
  message: "The domain has no dependencies, not even on Node: it is arithmetic about money and time.",
};
export const packagesButDomain = {
  regex: "^(?!\\.|@alchemiser/)",
  message: "The application depends on the domain alone, not even on Node: reach the outside through a port.",
};

const everywhere = ["enums", "defaultExports", "zodBarrel", "dynamicImports", "terminalWrites"];
const belowApps = [...everywhere, "modeFlags"];

const KINDS = {
  domain: {
    syntax: [...belowApps, "waiting", "promises", "dates", "hiddenGlobals"],
    globals: [...consoles, ...clocks, ...surroundings],
    imports: [packages],
  },
  application: {
    syntax: [...belowApps, "dates", "hiddenGlobals"],
    globals: [...consoles, ...clocks, ...surroundings],
    imports: [packagesButDomain],
  },
  outer: { syntax: belowApps, globals: consoles, imports: [container] },
  app: { syntax: everywhere, globals: consoles, imports: [container] },
};

/**
 * The rules for one kind of file, less what `lifted` names: a syntax by its key, or "console", "container" (the ban on
 * dependency injection), or "packages" (the ban on every import from outside, but not on the container).
 */
export function restrictionsFor(kind, lifted = []) {
  const { syntax: banned, globals, imports } = KINDS[kind];
  const patterns = lifted.includes("packages") ? [container] : imports;
  return {
    "no-restricted-syntax": restricting(banned.filter((key) => !lifted.includes(key)).map((key) => syntax[key])),
    "no-restricted-globals": restricting(globals.filter(({ name }) => !lifted.includes(name))),
    "no-restricted-imports": restricting(lifted.includes("container") ? [] : [{ patterns }]),
    "no-restricted-properties": restricting(random),
  };
}

// "error" without options would keep the options of the block before.
const restricting = (options) => (options.length === 0 ? "off" : ["error", ...options]);
