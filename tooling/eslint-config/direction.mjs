import boundaries from "eslint-plugin-boundaries";
import importX from "eslint-plugin-import-x";
import { fileURLToPath } from "node:url";
import { inTests } from "./exceptions.mjs";
import { LAYERS } from "./layers.mjs";
import { importResolver } from "./resolver.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

// The first match counts, so what lies inside another element comes before it.
const ELEMENTS = LAYERS.map(({ type, pattern }) => ({ type, pattern })).toSorted(
  (a, b) => b.pattern.length - a.pattern.length,
);

export const direction = {
  files: ["packages/**/src/**/*.ts", "apps/*/src/**/*.ts"],
  plugins: { boundaries },
  settings: {
    "boundaries/elements": ELEMENTS,
    "boundaries/elements-single-match": true,
    "boundaries/root-path": root,
    "import/resolver": { [fileURLToPath(new URL("./boundaries-resolver.cjs", import.meta.url))]: {} },
  },
  rules: {
    "boundaries/no-unknown-files": "error",
    "boundaries/dependencies": ["error", allowing(({ allow }) => allow)],
  },
};

export const cycles = {
  files: ["**/*.ts"],
  plugins: { "import-x": importX },
  settings: {
    "import-x/resolver-next": [importResolver],
    "import-x/extensions": [".ts"],
    "import-x/parsers": { "@typescript-eslint/parser": [".ts"] },
  },
  rules: { "import-x/no-cycle": "error" },
};

/** Tests stand above their layer: in the domain they see every stage, and an adapter is tested against the simulator. */
export const directionInTests = {
  files: inTests("{packages,apps}/**"),
  rules: {
    "boundaries/dependencies": [
      "error",
      allowing(({ type, allow }) => {
        if (type.startsWith("domain")) return LAYERS.map((layer) => layer.type).filter((to) => to.startsWith("domain"));
        return type === "infrastructure" ? [...allow, "infrastructure"] : allow;
      }),
    ],
  },
};

function allowing(allowedFor) {
  const one = (type) => ({ element: { type } });
  return {
    default: "disallow",
    checkUnknownLocals: true,
    policies: LAYERS.flatMap((layer) => [
      {
        from: one(layer.type),
        disallow: { to: one("**") },
        message: `${layer.type} must not import {{to.element.types}}. ${layer.why}`,
      },
      ...allowedFor(layer).map((to) => ({ from: one(layer.type), allow: { to: one(to) } })),
    ]),
  };
}
