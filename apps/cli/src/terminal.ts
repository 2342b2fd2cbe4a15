import type { WriteStream } from "node:tty";
import { printable } from "./printable.ts";
import { foldedText } from "./reports/folded.ts";

/** A result, as people read it and as scripts do. Only one of them is made. */
export interface Answer {
  readonly text: () => string;
  readonly json: () => unknown;
}

const STYLES = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  yellow: [33, 39],
  green: [32, 39],
  cyan: [36, 39],
} as const;

export type Style = keyof typeof STYLES;

interface Streams {
  readonly stdout: WriteStream;
  readonly stderr: WriteStream;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const CLEAR_LINE = "\r\u001b[2K";

/** The one place that writes: results on stdout, as text or as JSON, and everything else on stderr. */
export class Terminal {
  readonly isJson: boolean;
  readonly #streams: Streams;
  #hasProgress = false;
  #hasShown = false;
  #lost: NodeJS.ErrnoException | undefined;

  constructor(streams: Streams, isJson: boolean) {
    this.#streams = streams;
    this.isJson = isJson;
    for (const stream of [streams.stdout, streams.stderr])
      stream.on("error", (error) => {
        this.#lost ??= error;
      });
  }

  /** Why what was written did not arrive; nothing while all is well, or when the reader simply went away. */
  get lostOutput(): Error | undefined {
    return this.#lost?.code === "EPIPE" ? undefined : this.#lost;
  }

  /** How wide a line for people may be. */
  get columns(): number {
    return this.#streams.stdout.isTTY ? this.#streams.stdout.columns : 100;
  }

  /** How wide a picture may be that cannot be folded: where nobody knows, what every window has. */
  get pictureColumns(): number {
    return this.#streams.stdout.isTTY ? Math.min(this.#streams.stdout.columns, 100) : 80;
  }

  /** Whether a person reads remarks as they come. */
  get isWatched(): boolean {
    return this.#streams.stderr.isTTY;
  }

  /** Whether a result was shown: with --json there is exactly one. */
  get hasShown(): boolean {
    return this.#hasShown;
  }

  /** A command's result. */
  show({ text, json }: Answer): void {
    this.#hasShown = true;
    this.write(this.isJson ? JSON.stringify(json()) : text());
  }

  /** Text for stdout, in whatever form it was asked for. */
  write(text: string): void {
    this.#clearProgress();
    this.#send(this.#streams.stdout, text);
  }

  /** A remark or an error for people; never part of a result. A terminal gets lines that fit it. */
  remark(text: string): void {
    this.#clearProgress();
    const { stderr } = this.#streams;
    this.#send(stderr, this.isWatched ? foldedText(text, stderr.columns) : text);
  }

  /** What is being done. It is gone again with the next line, and only a terminal shows it. */
  progress(text: string): void {
    const { stderr } = this.#streams;
    if (!stderr.isTTY) return;
    stderr.write(`${CLEAR_LINE}${printable(text).slice(0, stderr.columns - 1)}`);
    this.#hasProgress = true;
  }

  styled(style: Style, text: string): string {
    const { stdout, env } = this.#streams;
    const isPlain = this.isJson || !stdout.isTTY || (env["NO_COLOR"] ?? "") !== "" || env["TERM"] === "dumb";
    const [on, off] = STYLES[style];
    return isPlain ? text : `\u001b[${on}m${text}\u001b[${off}m`;
  }

  #clearProgress(): void {
    if (this.#hasProgress) this.#streams.stderr.write(CLEAR_LINE);
    this.#hasProgress = false;
  }

  #send(stream: WriteStream, text: string): void {
    // A reader that went away, such as `head`, ends the reading and not the work.
    if (this.#lost === undefined) stream.write(text.endsWith("\n") ? text : `${text}\n`);
  }
}
