import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const script = fileURLToPath(new URL("../../../tooling/strategy-pages/run.mjs", import.meta.url));

it("the pages and charts are what the backtests over the reference prices give, to the last digit", () => {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ["--conditions=@alchemiser/source", script, "--check"],
    {
      encoding: "utf8",
    },
  );
  expect(stdout + stderr).toBe("");
  expect(status).toBe(0);
});
