import type { Given, Ground } from "../command-line/command.ts";
import { OptionReader } from "../command-line/option-text.ts";
import { readBars } from "../backtest/read-bars.ts";
import { openLocal } from "../composition.ts";
import { DONE, misuse, type Ending } from "../ending.ts";
import { explainedJson, explainedText } from "../programs/explain-report.ts";
import { explainSessions, type Asked } from "../programs/explain-sessions.ts";
import { readProgram } from "../strategies/read-program.ts";

/** `alchemiser strategy explain STRATEGY --session D` */
export async function run({ terminal, home }: Ground, given: Given): Promise<Ending> {
  const options = new OptionReader(given);
  const [session, to] = [options.day("session"), options.day("to")];
  const within = options.share("within")?.toNumber() ?? 0;
  if (options.refusal !== undefined) return options.refusal;
  if (session === undefined) return misuse("--session must say which session's decision to explain");
  if (to !== undefined && to < session) return misuse(`--to must not be before --session, was "${to}"`);
  const asked: Asked = { from: session, to: to ?? session, within };

  const reading = await readProgram(given.words[0] ?? "");
  if (reading.outcome === "refused") return reading.refusal;
  const { strategy } = reading;
  const stored = await readBars(strategy.universe, openLocal(home).bars);
  if (stored.outcome === "refused") return stored.refusal;
  const answer = explainSessions(strategy, stored.bars, asked);
  if (answer.outcome === "refused")
    return { exit: "missing-data", reason: answer.reason, mend: "import longer series, or ask for another session" };

  const { sessions } = answer;
  const [first] = sessions;
  terminal.show({
    text: () => explainedText(sessions, terminal),
    json: () => ({
      strategy: strategy.name,
      ...(to === undefined && first !== undefined ? explainedJson(first) : { sessions: sessions.map(explainedJson) }),
    }),
  });
  return DONE;
}
