import { PassThrough } from "node:stream";
import type { WriteStream } from "node:tty";
import { describe, expect, it } from "vitest";
import { Terminal } from "./terminal.ts";

interface Window {
  readonly terminal: Terminal;
  readonly stdout: WriteStream;
  readonly said: () => { readonly stdout: string; readonly stderr: string };
}

function open({ isTTY = false, isJson = false, env = {} as Record<string, string> }): Window {
  const stream = (): WriteStream => Object.assign(new PassThrough(), { isTTY, columns: 20 }) as unknown as WriteStream;
  const [stdout, stderr] = [stream(), stream()];
  const textOf = (from: WriteStream): string => String(from.read() ?? "");
  return {
    terminal: new Terminal({ stdout, stderr, env }, isJson),
    stdout,
    said: () => ({ stdout: textOf(stdout), stderr: textOf(stderr) }),
  };
}

const ANSWER = { text: () => "three", json: () => ({ three: 3 }) };

describe("Terminal", () => {
  it("shows a result as text, or as one line of JSON", () => {
    const [people, scripts] = [open({}), open({ isJson: true })];

    people.terminal.show(ANSWER);
    scripts.terminal.show(ANSWER);

    expect(people.said().stdout).toBe("three\n");
    expect(scripts.said().stdout).toBe('{"three":3}\n');
  });

  it("keeps progress to terminals, and takes it away again", () => {
    const [screen, pipe] = [open({ isTTY: true }), open({})];

    for (const { terminal } of [screen, pipe]) {
      terminal.progress("reading very many series …");
      terminal.remark("done");
    }

    expect(screen.said().stderr).toBe("\r\u001b[2Kreading very many s\r\u001b[2Kdone\n");
    expect(pipe.said().stderr).toBe("done\n");
  });

  it("folds remarks between words on terminals, and nowhere else", () => {
    const [screen, pipe] = [open({ isTTY: true }), open({})];

    for (const { terminal } of [screen, pipe]) terminal.remark("  one two three four five");

    expect(screen.said().stderr).toBe("  one two three four\n  five\n");
    expect(pipe.said().stderr).toBe("  one two three four five\n");
  });

  it("gives a picture as much room as every window has, where nobody knows", () => {
    expect([open({ isTTY: true }), open({})].map(({ terminal }) => terminal.pictureColumns)).toEqual([20, 80]);
  });

  it("uses styles on terminals that want them", () => {
    expect(open({ isTTY: true }).terminal.styled("red", "x")).toBe("\u001b[31mx\u001b[39m");
    expect(open({ isTTY: true, env: { NO_COLOR: "1" } }).terminal.styled("red", "x")).toBe("x");
    expect(open({ isTTY: true, isJson: true }).terminal.styled("red", "x")).toBe("x");
    expect(open({}).terminal.styled("red", "x")).toBe("x");
  });

  it("goes on without a reader that went away, and without complaint", async () => {
    const { terminal, stdout } = open({});

    stdout.destroy(Object.assign(new Error("gone"), { code: "EPIPE" }));
    await new Promise(setImmediate);
    terminal.show(ANSWER);

    expect(terminal.lostOutput).toBeUndefined();
  });

  it("remembers output that a full disk swallowed", async () => {
    const { terminal, stdout } = open({});

    stdout.destroy(Object.assign(new Error("full"), { code: "ENOSPC" }));
    await new Promise(setImmediate);

    expect(terminal.lostOutput).toMatchObject({ message: "full" });
  });
});
