import { importBars, type ImportReport } from "@alchemiser/local/bars";
import { ADJUSTMENTS } from "../choices.ts";
import type { Context, Given } from "../command-line/command.ts";
import { OptionReader } from "../command-line/option-text.ts";
import { openLocal } from "../composition.ts";
import { importJson, importText, loneFault, refusedFiles } from "../data/import-report.ts";
import { DONE, misuse, type Ending } from "../ending.ts";
import { plural } from "../reports/figures.ts";

/** `alchemiser data import PATH…` */
export async function run({ terminal, home }: Context, given: Given): Promise<Ending> {
  const options = new OptionReader(given);
  const source = options.text("source");
  if (source?.trim() === "") return misuse('--source must name who the bars are from, was ""');

  const { bars, clock } = openLocal(home);
  terminal.progress(`importing ${given.words.join(", ")} …`);
  const report = await importBars(
    {
      paths: given.words,
      adjustment: options.choice("adjustment", ADJUSTMENTS),
      source,
      otherSource: options.flag("replace") ? "replace" : "refuse",
      now: clock.now(),
    },
    bars,
  );
  terminal.show({ text: () => importText(report, terminal), json: () => importJson(report) });
  return endingOf(report);
}

function endingOf(report: ImportReport): Ending {
  const refused = refusedFiles(report);
  const reason =
    loneFault(report) ??
    `${refused.length} of ${plural(report.files.length, "file")} ${refused.length === 1 ? "was" : "were"} refused`;
  if (refused.length > 0) return { exit: "bad-data", reason, mend: "correct what is named above, then import again" };
  if (report.files.length > 0) return DONE;
  return {
    exit: "missing-data",
    reason: "there is no file of bars in what was named",
    mend: "name files such as SPY.csv or SPY.csv.gz, or folders that hold them",
  };
}
