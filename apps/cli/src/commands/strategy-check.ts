import type { Given, Ground } from "../command-line/command.ts";
import { openLocal } from "../composition.ts";
import { DONE, type Ending } from "../ending.ts";
import { checkJson, checkText } from "../programs/check-report.ts";
import { checkProgram } from "../programs/check-program.ts";
import { storedBars } from "../programs/stored-bars.ts";
import { CORRECT } from "../strategies/read-program.ts";

/** `alchemiser strategy check FILE…` */
export async function run({ terminal, home }: Ground, given: Given): Promise<Ending> {
  const stored = await storedBars(openLocal(home).bars, terminal);
  const faulty: string[] = [];
  for (const reference of given.words) {
    terminal.progress(`reading ${reference} …`);
    const checked = await checkProgram(reference);
    terminal.show({ text: () => checkText(checked, stored, terminal), json: () => checkJson(checked, stored) });
    if (!checked.ok) faulty.push(reference);
  }
  if (faulty.length === 0) return DONE;
  return {
    exit: "strategy",
    reason: `${faulty.length} of ${given.words.length} programs cannot be read: ${faulty.join(", ")}`,
    mend: CORRECT,
  };
}
