import { ticker } from "@alchemiser/domain";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ScriptedLine } from "../testing/scripted-quotes.ts";
import { SubscriptionWriter, type Release } from "./subscription-writer.ts";

const SYMBOLS = ["SPY", "TLT", "GLD", "BIL"];
const tickers = (...names: readonly string[]) => names.map(ticker);

/** A writer with a line that answers to it. */
function openWriter(room?: number): { readonly writer: SubscriptionWriter; readonly line: ScriptedLine } {
  const writer = new SubscriptionWriter();
  const line = lineFor(writer, room);
  writer.opened(line);
  return { writer, line };
}

const lineFor = (writer: SubscriptionWriter, room?: number): ScriptedLine =>
  new ScriptedLine(
    {
      quote: () => undefined,
      subscribed: (symbols) => writer.acknowledged(symbols),
      denied: () => writer.denied(),
      over: () => writer.over(),
    },
    room,
  );

function answerAll(line: ScriptedLine): void {
  while (line.unanswered > 0) line.answer();
}

describe("SubscriptionWriter", () => {
  it("asks for a symbol once, however many need it, and drops it with the last of them", () => {
    const { writer, line } = openWriter();

    const [one, other] = [writer.need(tickers("SPY")), writer.need(tickers("SPY", "TLT"))];
    line.answer();
    line.answer();
    one();
    one();
    expect(line.messages).toEqual([["+SPY"], ["+TLT"]]);
    other();
    line.answer();

    expect(line.messages.at(-1)).toEqual(["-SPY", "-TLT"]);
    expect(line.subscribed).toEqual([]);
  });

  it("sends nothing before its last message is answered, and then the difference alone", () => {
    const { writer, line } = openWriter();

    const release = writer.need(tickers("SPY"));
    writer.need(tickers("TLT"));
    release();
    writer.need(tickers("SPY"));
    writer.need(tickers("GLD"));
    expect(line.messages).toEqual([["+SPY"]]);
    line.answer();

    expect(line.messages).toEqual([["+SPY"], ["+TLT", "+GLD"]]);
  });

  it("asks for everything that is needed on a new line", () => {
    const { writer, line } = openWriter();
    writer.need(tickers("SPY", "TLT"));
    line.answer();

    writer.over();
    const next = lineFor(writer);
    writer.opened(next);

    expect(next.messages).toEqual([["+SPY", "+TLT"]]);
  });

  it("asks for as many symbols as the plan tells of, and never again for more", () => {
    const symbols = Array.from({ length: 100 }, (_, index) => `S${index}`);
    const { writer, line } = openWriter(30);
    const release = writer.need(tickers(...symbols));
    answerAll(line);
    expect(line.subscribed).toEqual(symbols.slice(0, 30).toSorted());

    const before = line.messages.length;
    writer.need(tickers(...symbols));
    release();
    expect(line.messages).toHaveLength(before);
    expect(before).toBeLessThan(15);
  });

  it("gives the room of symbols that are dropped to others", () => {
    const { writer, line } = openWriter(1);
    const release = writer.need(tickers("SPY"));
    writer.need(tickers("TLT"));
    answerAll(line);
    expect(line.subscribed).toEqual(["SPY"]);

    release();
    answerAll(line);

    expect(line.subscribed).toEqual(["TLT"]);
  });

  it("tries again on a new line", () => {
    const { writer, line } = openWriter(1);
    writer.need(tickers("SPY", "TLT"));
    answerAll(line);

    const next = lineFor(writer);
    writer.opened(next);
    answerAll(next);

    expect(next.subscribed).toEqual(["SPY", "TLT"]);
  });

  it("ends with what is needed, whoever comes and goes while answers are late and lines break", () => {
    const step = fc.oneof(
      fc.record({ does: fc.constant("need" as const), symbols: fc.subarray(SYMBOLS, { minLength: 1 }) }),
      fc.record({ does: fc.constant("release" as const), which: fc.nat(20) }),
      fc.record({ does: fc.constant("answer" as const) }),
      fc.record({ does: fc.constant("break" as const) }),
    );

    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const writer = new SubscriptionWriter();
        let line = lineFor(writer);
        writer.opened(line);
        const needs: { readonly symbols: readonly string[]; readonly release: Release }[] = [];
        for (const next of steps) {
          if (next.does === "need")
            needs.push({ symbols: next.symbols, release: writer.need(tickers(...next.symbols)) });
          if (next.does === "release") for (const { release } of needs.splice(next.which, 1)) release();
          if (next.does === "answer") line.answer();
          if (next.does === "break") {
            writer.over();
            line = lineFor(writer);
            writer.opened(line);
          }
          expect(line.unanswered, "one message at a time").toBeLessThanOrEqual(1);
        }
        answerAll(line);

        expect(line.subscribed).toEqual([...new Set(needs.flatMap(({ symbols }) => symbols))].toSorted());
      }),
    );
  });
});
