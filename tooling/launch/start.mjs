import { runCli } from "./run-cli.mjs";

/** What `npm start` shows a newcomer: a whole trading cycle, without a key, an account or the network. */
const DEMO = ["run", "--world", "demo"];

runCli([...DEMO, ...process.argv.slice(2)]);
