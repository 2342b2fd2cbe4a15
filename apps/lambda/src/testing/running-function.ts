import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { invariant } from "@alchemiser/domain";
import { RuntimeApi, type Told } from "./runtime-api.ts";

const BOOTSTRAP = fileURLToPath(new URL("./bootstrap.mjs", import.meta.url));
const BUILD = fileURLToPath(new URL("../../build.mjs", import.meta.url));
const FIVE_MINUTES_MS = 300_000;

/** Builds the bundle that is deployed; its folder. */
export function buildBundle(): string {
  const folder = mkdtempSync(join(tmpdir(), "alchemiser-lambda-"));
  const { status, stderr } = spawnSync(process.execPath, [BUILD, folder], { encoding: "utf8" });
  invariant(status === 0, `the bundle builds, was: ${stderr}`);
  return folder;
}

/** The bundle in a process of its own, with nothing around it but the Runtime API. */
export class RunningFunction {
  readonly #api = new RuntimeApi();
  readonly #bundle: string;
  #process: ChildProcess | undefined;
  #log = "";

  constructor(bundle: string) {
    this.#bundle = bundle;
  }

  /** Everything that it wrote. */
  get log(): string {
    return this.#log;
  }

  async start(environment: Readonly<Record<string, string>>): Promise<void> {
    await this.#api.start();
    const env = {
      ...environment,
      AWS_LAMBDA_RUNTIME_API: this.#api.address,
      _HANDLER: join(this.#bundle, "handler.mjs"),
    };
    this.#process = spawn(process.execPath, [BOOTSTRAP], { env, stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [this.#process.stdout, this.#process.stderr])
      stream?.on("data", (bytes: Buffer) => (this.#log += bytes.toString()));
  }

  /** What it tells without being asked. */
  heard(): Promise<Told> {
    return this.#api.heard();
  }

  /** Its answer to one event. */
  async invoke(event: unknown, timeMs = FIVE_MINUTES_MS): Promise<unknown> {
    const heard = this.#api.heard();
    this.#api.ask({ event, timeMs });
    const { path, body } = await heard;
    invariant(path === "/response", `an event is answered, was ${path}: ${JSON.stringify(body)}\n${this.#log}`);
    return body;
  }

  async stop(): Promise<void> {
    if (this.#process?.exitCode === null) {
      this.#process.kill();
      await once(this.#process, "exit");
    }
    await this.#api.stop();
  }
}
