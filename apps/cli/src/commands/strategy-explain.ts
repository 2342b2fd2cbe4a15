import type { Given, Ground } from "../command-line/command.ts";
import { OptionReader } from "../command-line/option-text.ts";
import { readBars } from "../backtest/read-bars.ts";
import { openLocal } from "../composition.ts";
import { DONE, misuse, type Ending, type Refusal } from "../ending.ts";
import { explainedJson, explainedText } from "../programs/explain-report.ts";
import { explainSessions, type Asked } from "../programs/explain-sessions.ts";
import { readProgram } from "../strategies/read-program.ts";

/** `alchemiser strategy explain STRATEGY` */
export async function run({ terminal, home }: Ground, given: Given): Promise<Ending> {
  const options = new OptionReader(given);
  const within = options.share("within")?.toNumber() ?? 0;
  const asked = askedIn(options);
  if (options.refusal !== undefined) return options.refusal;
  if ("exit" in asked) return asked;

  const reading = await readProgram(given.words[0] ?? "");
  if (reading.outcome === "refused") return reading.refusal;
  const { strategy } = reading;
  const stored = await readBars(strategy.universe, openLocal(home).bars);
  if (stored.outcome === "refused") return stored.refusal;
  const answer = explainSessions(strategy, stored.bars, { asked, within });
  if (answer.outcome === "refused")
    return { exit: "missing-data", reason: answer.reason, mend: "import longer series, or ask for another session" };

  const { sessions } = answer;
  const [first] = sessions;
  terminal.show({
    text: () => explainedText(sessions, terminal),
    json: () => ({
      strategy: strategy.name,
      ...(asked.of !== "range" && first !== undefined
        ? explainedJson(first)
        : { sessions: sessions.map(explainedJson) }),
    }),
  });
  return DONE;
}

function askedIn(options: OptionReader): Asked | Refusal {
  const [session, from, to] = [options.day("session"), options.day("from"), options.day("to")];
  const isRange = from !== undefined || to !== undefined;
  if (session !== undefined)
    return isRange
      ? misuse("--session is for one session, --from and --to are for several")
      : { of: "session", session };
  if (from !== undefined && to !== undefined && to < from)
    return misuse(`--from must not be after --to, was "${from}" and "${to}"`);
  return isRange ? { of: "range", from, to } : { of: "last" };
}
