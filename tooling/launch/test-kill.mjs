import { conclude } from "./conclude.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { findNode } from "./find-node.mjs";
import { runVitest } from "./run-vitest.mjs";

/**
 * `npm run test:kill`: kills real runs at their failpoints and at 200 times that follow from a seed. ALCHEMISER_KILLS and
 * ALCHEMISER_KILL_SEED ask for others.
 */
const env = { ALCHEMISER_KILLS: "200", ...process.env };

ensureInstalled();
conclude(runVitest({ node: findNode(), args: ["killed-runs.test.ts", ...process.argv.slice(2)], env }));
