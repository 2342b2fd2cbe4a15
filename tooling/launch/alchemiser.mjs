import { runCli } from "./run-cli.mjs";

runCli(process.argv.slice(2));
