import { importBars, type ImportReport } from "@alchemiser/local/bars";
import { ADJUSTMENTS } from "../choices.ts";
import type { Context, Given } from "../command-line/command.ts";
import { OptionReader } from "../command-line/option-text.ts";
import { openLocal } from "../composition.ts";
import { importJson, importText, refusedFiles, type RefusedFile } from "../data/import-report.ts";
import { DONE, misuse, type Ending } from "../ending.ts";

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

/** The first fault of a file, with the file's name where the fault does not tell it. */
function refusalOf({ path, findings: [first] }: RefusedFile): string {
  const sentence = first?.sentence ?? "it holds no bars";
  return sentence.includes(path) ? sentence : `"${path}" is refused: ${sentence}`;
}

function endingOf(report: ImportReport): Ending {
  const refused = refusedFiles(report);
  const [first] = refused;
  const reason =
    refused.length === 1 && first !== undefined
      ? refusalOf(first)
      : `${refused.length} of ${report.files.length} files were refused`;
  if (refused.length > 0) return { exit: "bad-data", reason, mend: "correct what is named above, then import again" };
  if (report.files.length > 0) return DONE;
  return {
    exit: "missing-data",
    reason: "there is no file of bars in what was named",
    mend: "name files such as SPY.csv or SPY.csv.gz, or folders that hold them",
  };
}
