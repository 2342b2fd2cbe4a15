import { join } from "node:path";
import { ROOT } from "./package-root.mjs";

/**
 * The folder where the user stands, which the paths that they name are seen from. npm starts our scripts in the
 * checkout, and hands on where it was started itself.
 */
export function standpoint() {
  const { npm_package_json: script, INIT_CWD: started } = process.env;
  return script === join(ROOT, "package.json") && started !== undefined ? started : process.cwd();
}
