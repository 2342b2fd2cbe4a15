import { symphony } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { languageTopic } from "./language-topic.ts";

/** The code of a section, which stands between its title and the next empty line. */
function codeOf(title: string): readonly string[] {
  const section = languageTopic(100)
    .split("\n\n")
    .find((part) => part.startsWith(title));
  return (section ?? "").split("\n").filter((line) => /^ {2}\S/.test(line));
}

const outcomes = (programs: readonly string[]): readonly string[] =>
  programs.map((text) => symphony(text, "help").outcome);

describe("alchemiser help language", () => {
  it.each([
    ["Nodes", 7, (code: string) => `(defsymphony "" ${code})`],
    ["Conditions", 4, (code: string) => `(defsymphony "" (if ${code} (asset "SPY") (asset "BIL")))`],
    ["Indicators", 11, (code: string) => `(defsymphony "" (if (> ${code} 0) (asset "SPY") (asset "BIL")))`],
    ["Keys", 2, (code: string) => `(defsymphony "" ${code} (asset "SPY"))`],
  ])("has examples of %s, and each of the %i can be read", (title, count, programOf) => {
    const code = codeOf(title);

    expect(code).toHaveLength(count);
    expect(outcomes(code.map(programOf)), code.join("\n")).toEqual(code.map(() => "read"));
  });

  it("begins with a whole program", () => {
    expect(outcomes([languageTopic(100).split("\n\n")[1] ?? ""])).toEqual(["read"]);
  });

  it("says of an indicator its standard window, its meaning and its other names", () => {
    expect(languageTopic(100)).toContain(
      '(rsi "SPY" {:window 14})\n      SPY\'s 14-day RSI; also called relative-strength-index\n',
    );
  });
});
