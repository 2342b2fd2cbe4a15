import { ExternalFailure } from "@alchemiser/application";
import { closeSync, existsSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { decodeInput, encodeInput, type DeskInput } from "./desk-input.ts";
import { otherTerms } from "./other-terms.ts";

/** The journal cannot be gone on with: it is of another account, or damaged. */
export class JournalRefused extends ExternalFailure {
  override readonly name = "JournalRefused";
  override readonly isTransient = false;
}

/** The disk does not let the journal be read or written. */
export class JournalUnavailable extends ExternalFailure {
  override readonly name = "JournalUnavailable";
  override readonly isTransient = false;
}

/**
 * What an account went through, a line for each input, so that it can go through it again. A line is complete once it
 * ends: a process that was killed while it wrote leaves a last line without an end, which nobody was told about.
 */
export class Journal {
  /** What was there when it was opened, oldest first. */
  readonly inputs: readonly DeskInput[];
  readonly #file: number;

  private constructor(file: number, inputs: readonly DeskInput[]) {
    this.#file = file;
    this.inputs = inputs;
  }

  /**
   * Opens the journal at `path`, or begins it, for an account that was opened on `terms`.
   *
   * @throws JournalRefused when it was begun on other terms, or holds a line that cannot be read
   * @throws JournalUnavailable when the disk does not let it be used
   */
  static open(path: string, terms: string): Journal {
    const text = reachable(path, () => (existsSync(path) ? readFileSync(path, "utf8") : ""));
    const complete = text.slice(0, text.lastIndexOf("\n") + 1);
    const [begun = terms, ...lines] = complete.split("\n").slice(0, -1);
    if (begun !== terms) throw refusedFor(path, otherTerms(begun, terms));
    const inputs = lines.map((line, index) => inputOf(line, `line ${index + 2} of "${path}"`));

    return reachable(path, () => {
      mkdirSync(dirname(path), { recursive: true });
      const file = openSync(path, "a", 0o600);
      if (complete.length < text.length) ftruncateSync(file, Buffer.byteLength(complete));
      if (complete === "") writeSync(file, `${terms}\n`);
      return new Journal(file, inputs);
    });
  }

  /** On return `input` survives whatever happens. */
  append(input: DeskInput): void {
    this.#write(encodeInput(input));
    fsyncSync(this.#file);
  }

  /** On return `input` survives the end of this process. */
  note(input: DeskInput): void {
    this.#write(encodeInput(input));
  }

  close(): void {
    closeSync(this.#file);
  }

  #write(line: string): void {
    writeSync(this.#file, `${line}\n`);
  }
}

const refusedFor = (path: string, differences: string | undefined): JournalRefused =>
  new JournalRefused(
    differences === undefined
      ? `"${path}" is not the journal of a simulator`
      : `"${path}" was begun on other terms: ${differences}`,
  );

function reachable<Value>(path: string, work: () => Value): Value {
  try {
    return work();
  } catch (cause) {
    throw new JournalUnavailable(`The journal "${path}" cannot be used`, { cause });
  }
}

function inputOf(line: string, place: string): DeskInput {
  const input = decodeInput(line);
  if (input === undefined) throw new JournalRefused(`${place} cannot be read: ${line.slice(0, 80)}`);
  return input;
}
