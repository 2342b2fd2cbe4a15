import { STAGES } from "@alchemiser/eslint-config/layers";

const rule = "boundaries/dependencies";
/** How each refusal of the rule begins that is about a direction. */
const says = "must not import";
const importing = (specifier) => `import "${specifier}";`;

/** Each stage beside its right-hand neighbour: looking right is refused, looking left is not. */
const stages = STAGES.slice(1).flatMap((stage, position) => {
  const left = STAGES[position];
  return [
    {
      name: `domain/${left} looking right at ${stage}`,
      file: `packages/domain/src/${left}/probe.ts`,
      code: importing(`../${stage}/target.ts`),
      expects: rule,
      says: `domain/${left} ${says} domain/${stage}.`,
    },
    {
      name: `domain/${stage} looking left at ${left}`,
      file: `packages/domain/src/${stage}/probe.ts`,
      code: importing(`../${left}/target.ts`),
    },
  ];
});

const refused = [
  ["the first stage looking at the last", "packages/domain/src/kernel/probe.ts", "../performance/target.ts"],
  ["a stage importing decide", "packages/domain/src/risk/probe.ts", "../decide.ts"],
  ["a stage importing index", "packages/domain/src/risk/probe.ts", "../index.ts"],
  ["decide importing testing", "packages/domain/src/decide.ts", "./testing/target.ts"],
  ["a stage importing testing", "packages/domain/src/risk/probe.ts", "../testing/target.ts"],
  ["domain importing infrastructure by name", "packages/domain/src/risk/probe.ts", "@alchemiser/alpaca"],
  [
    "domain importing infrastructure by path",
    "packages/domain/src/risk/probe.ts",
    "../../../infrastructure/alpaca/src/target.ts",
  ],
  ["domain importing application", "packages/domain/src/risk/probe.ts", "@alchemiser/application"],
  ["application importing infrastructure", "packages/application/src/cycle/probe.ts", "@alchemiser/local/bars"],
  ["application importing strategies", "packages/application/src/cycle/probe.ts", "@alchemiser/strategies"],
  ["application importing an app", "packages/application/src/cycle/probe.ts", "@alchemiser/cli"],
  [
    "application reaching into a stage",
    "packages/application/src/cycle/probe.ts",
    "../../../domain/src/risk/target.ts",
  ],
  ["strategies importing application", "packages/strategies/src/probe.ts", "@alchemiser/application"],
  ["infrastructure importing infrastructure", "packages/infrastructure/alpaca/src/probe.ts", "@alchemiser/local/bars"],
  ["infrastructure importing an app", "packages/infrastructure/local/src/probe.ts", "@alchemiser/cli"],
].map(([name, file, specifier]) => ({ name, file, code: importing(specifier), expects: rule, says }));

const allowed = [
  ["decide composing stages", "packages/domain/src/decide.ts", "./risk/target.ts"],
  ["the domain's testing using its stages", "packages/domain/src/testing/probe.ts", "../risk/target.ts"],
  ["a domain test looking right", "packages/domain/src/kernel/probe.test.ts", "../testing/target.ts"],
  ["application importing domain", "packages/application/src/cycle/probe.ts", "@alchemiser/domain"],
  ["infrastructure importing application", "packages/infrastructure/alpaca/src/probe.ts", "@alchemiser/application"],
  [
    "an adapter's test importing the simulator",
    "packages/infrastructure/alpaca/src/probe.test.ts",
    "@alchemiser/alpaca-simulator",
  ],
  ["an app importing infrastructure", "apps/cli/src/probe.ts", "@alchemiser/alpaca"],
].map(([name, file, specifier]) => ({ name, file, code: importing(specifier) }));

export const directionProbes = [
  ...stages,
  ...refused,
  ...allowed,
  {
    name: "a package in no layer",
    file: "packages/helpers/src/probe.ts",
    code: "export const one = 1;",
    expects: "boundaries/no-unknown-files",
  },
  {
    name: "two files importing each other",
    file: "tooling/architecture/fixtures/cycle/hen.ts",
    code: 'import { egg } from "./egg.ts";\n\nexport const hen = (): string => egg();',
    expects: "import-x/no-cycle",
  },
];
