import { print } from "../terminal.ts";
import { replay } from "./replay.ts";

const { shares, cash, answers } = await replay();
print(
  `${answers.filter((answer) => answer === "accepted").length} orders, asked for ${answers.length} times`,
  `${shares.toString()} shares, ${cash.toString()} dollars left`,
  "This strategy is an example, it has no edge.",
);
