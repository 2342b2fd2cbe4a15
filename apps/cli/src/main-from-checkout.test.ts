import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { environmentWith } from "./testing/program-process.ts";
import { TemporaryHome } from "./testing/temporary-home.ts";

const CHECKOUT = fileURLToPath(new URL("../../..", import.meta.url));
const LAUNCHER = `${CHECKOUT}tooling/launch/alchemiser.mjs`;

/** `alchemiser strategy show mine.clj` from the sources, started in `folder`. */
function shown(folder: string, environment: Readonly<Record<string, string>>): string {
  const words = [LAUNCHER, "strategy", "show", "mine.clj"];
  const { stdout } = spawnSync(process.execPath, words, {
    cwd: folder,
    env: environmentWith(environment),
    encoding: "utf8",
  });
  return stdout;
}

describe("the launcher of the checkout", () => {
  it("sees paths from where the user stands, also when npm has gone to the checkout", () => {
    const home = new TemporaryHome();
    home.write("mine.clj", '(defsymphony "mine" (asset "SPY"))');

    expect(shown(home.folder, { npm_package_json: "" })).toBe("mine, rebalanced daily\nSPY\n");
    const npm = { npm_package_json: `${CHECKOUT}package.json`, INIT_CWD: home.folder };
    expect(shown(CHECKOUT, npm)).toBe("mine, rebalanced daily\nSPY\n");
  });
});

describe("a program whose launcher is killed", () => {
  it("ends with it: nobody could stop it any more", async () => {
    const home = new TemporaryHome();
    const launcher = spawn(process.execPath, [LAUNCHER, "simulator", "--port", "0", "--home", home.folder], {
      env: environmentWith({}),
      stdio: ["ignore", "pipe", "ignore"],
    });
    onTestFinished(() => void launcher.kill("SIGKILL"));
    const ended = once(launcher.stdout, "end");
    await once(launcher.stdout, "data");

    launcher.kill("SIGKILL");

    // The child has inherited the stream: it ends when both are gone.
    launcher.stdout.resume();
    await ended;
    expect(launcher.killed).toBe(true);
  });
});
