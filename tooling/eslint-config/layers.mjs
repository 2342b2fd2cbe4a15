/** The domain's stages, in the order data flows. A stage may look left, never right. */
export const STAGES = [
  "kernel",
  "money",
  "calendar",
  "indicators",
  "market",
  "strategy",
  "symphony",
  "portfolio",
  "orders",
  "market-rules",
  "costs",
  "rebalance",
  "risk",
  "execution",
  "exchange",
  "ledger",
  "performance",
];

/** Right of every stage stand `decide.ts` and `index.ts`, then the parts for tests. */
const DOMAIN = [
  ...STAGES.map((stage) => ({ type: `domain/${stage}`, pattern: `packages/domain/src/${stage}` })),
  { type: "domain", pattern: "packages/domain/src" },
  { type: "domain/testing", pattern: "packages/domain/src/testing" },
];

const looksOnlyLeft = DOMAIN.map((element, position) => ({
  ...element,
  allow: DOMAIN.slice(0, position).map(({ type }) => type),
  why: "A stage looks only left: if it needs one of the stages after it, the idea belongs further right.",
}));

const DOMAIN_DOORS = ["domain", "domain/testing"];

/**
 * The direction of the whole tree. Each element may import itself and what `allow` names; everything else is refused
 * with `why`. A file in packages/ or apps/ that belongs to no element is refused as well.
 */
export const LAYERS = [
  ...looksOnlyLeft,
  {
    type: "strategies",
    pattern: "packages/strategies/src",
    allow: DOMAIN_DOORS,
    why: "A strategy is written against the domain alone, so that every world can run it.",
  },
  {
    type: "application",
    pattern: "packages/application/src",
    allow: DOMAIN_DOORS,
    why: "The application owns the ports; who implements them is decided in an app's composition.ts.",
  },
  {
    type: "infrastructure",
    pattern: "packages/infrastructure/*",
    allow: [...DOMAIN_DOORS, "application"],
    why: "One package per outside system, and none knows another: what two of them share is a port or a noun.",
  },
  {
    type: "app",
    pattern: "apps/*",
    allow: [...DOMAIN_DOORS, "strategies", "application", "infrastructure"],
    why: "An app chooses and starts; what two apps share belongs in a package.",
  },
];

/** Where each workspace package keeps its sources, for resolving an import by name. */
export const PACKAGES = {
  "@alchemiser/domain": "packages/domain",
  "@alchemiser/strategies": "packages/strategies",
  "@alchemiser/application": "packages/application",
  "@alchemiser/alpaca": "packages/infrastructure/alpaca",
  "@alchemiser/alpaca-simulator": "packages/infrastructure/alpaca-simulator",
  "@alchemiser/local": "packages/infrastructure/local",
  "@alchemiser/observability": "packages/infrastructure/observability",
  "@alchemiser/settings": "packages/infrastructure/settings",
  "@alchemiser/cli": "apps/cli",
  "@alchemiser/lambda": "apps/lambda",
  "@alchemiser/examples": "apps/examples",
  "@alchemiser/simulation": "apps/simulation",
};
