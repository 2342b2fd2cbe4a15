import type { Given, Ground } from "../command-line/command.ts";
import { openLocal } from "../composition.ts";
import { DONE, type Ending } from "../ending.ts";
import { checkJson, checkText } from "../programs/check-report.ts";
import { checkProgram } from "../programs/check-program.ts";
import { firstBars } from "../programs/first-bars.ts";
import { CORRECT } from "../strategies/read-program.ts";

/** `alchemiser strategy check FILE…` */
export async function run({ terminal, home }: Ground, given: Given): Promise<Ending> {
  const first = await firstBars(openLocal(home).bars, terminal);
  const faulty: string[] = [];
  for (const reference of given.words) {
    terminal.progress(`reading ${reference} …`);
    const checked = await checkProgram(reference);
    terminal.show({ text: () => checkText(checked, first, terminal), json: () => checkJson(checked, first) });
    if (!checked.ok) faulty.push(reference);
  }
  if (faulty.length === 0) return DONE;
  return {
    exit: "strategy",
    reason: `${faulty.length} of ${given.words.length} programs cannot be read: ${faulty.join(", ")}`,
    mend: CORRECT,
  };
}
