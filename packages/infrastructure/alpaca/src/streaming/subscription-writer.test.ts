import { ticker } from "@alchemiser/domain";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ScriptedLine } from "../testing/scripted-quotes.ts";
import { SubscriptionWriter, type Release } from "./subscription-writer.ts";

const SYMBOLS = ["SPY", "TLT", "GLD", "BIL"];
const tickers = (...names: readonly string[]) => names.map(ticker);

/** A writer with a line that answers to it. */
function openWriter(): { readonly writer: SubscriptionWriter; readonly line: ScriptedLine } {
  const writer = new SubscriptionWriter();
  const line = lineFor(writer);
  writer.opened(line);
  return { writer, line };
}

const lineFor = (writer: SubscriptionWriter): ScriptedLine =>
  new ScriptedLine({
    quote: () => undefined,
    subscribed: (symbols) => writer.acknowledged(symbols),
    denied: () => writer.denied(),
    over: () => writer.over(),
  });

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

  it("does not repeat what was denied, until something else is needed", () => {
    const { writer, line } = openWriter();
    writer.need(tickers("SPY"));
    line.listener.denied("symbol limit exceeded");
    expect(line.messages).toHaveLength(1);

    writer.need(tickers("TLT"));

    expect(line.messages.at(-1)).toEqual(["+SPY", "+TLT"]);
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
        while (line.unanswered > 0) line.answer();

        expect(line.subscribed).toEqual([...new Set(needs.flatMap(({ symbols }) => symbols))].toSorted());
      }),
    );
  });
});
