import { print } from "../terminal.ts";
import { replay } from "./replay.ts";

const answer = replay();
if (answer.outcome === "refused") print(`refused: ${answer.reason}`);
else
  print(
    `from ${answer.sessions[0]} to ${answer.sessions.at(-1)}: ${answer.finalEquity.toString()} dollars out of 10000`,
    `${answer.trades} sessions with trades, ${(100 * answer.annualReturn).toFixed(2)} % a year, deepest fall ${(100 * answer.maxDrawdown).toFixed(2)} %`,
    ...answer.assumptions.map((assumption) => `assumes: ${assumption}`),
    `hash ${answer.hash}`,
    "This strategy is an example, it has no edge.",
  );
