import type { Prepared, RunReport, SleeveReport, Witness } from "@alchemiser/application";
import { isoTime, type OrderIntent } from "@alchemiser/domain";
import { count, plural } from "../reports/figures.ts";
import { foldedText } from "../reports/folded.ts";
import type { Terminal } from "../terminal.ts";
import type { World } from "../worlds/world.ts";
import { priceOf, sharesOf, spokenFill, spokenIntent } from "./spoken.ts";
import { decisionSection, gateSection, planSection, type Decided, type Section } from "./tell-decision.ts";
import { mandateSection } from "./tell-mandate.ts";
import { breakersSection, positionsSection, spokenOutcome } from "./tell-run.ts";

/** Tells a person what a run does while it does it. With `--json` it keeps silent: the result says it all. */
export class Narrator {
  readonly #terminal: Terminal;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  opening({ title }: World, { day, bars, task }: Prepared): void {
    this.#line(this.#terminal.styled("bold", headlineOf(day, task)));
    this.#folded(`World: ${title}`);
    if (task.aim !== "rebalance") return;
    const rows = bars.reduce((total, { sessions }) => total + sessions.length, 0);
    const sources = [...new Set(bars.map(({ source }) => source))].join(", ");
    const names = bars.map(({ ticker }) => ticker).join(" ");
    this.#section({
      title: "Bars",
      lines: [`${plural(bars.length, "symbol")}, ${count(rows)} bars from ${sources}: ${names}`],
    });
    this.#section(mandateSection(task.mandate));
  }

  decision(decided: Decided, reasons: readonly SleeveReport[]): void {
    this.#section(decisionSection(decided.decision, reasons));
    this.#section(planSection(decided));
    this.#section(gateSection(decided.decision));
  }

  /** Follows the orders of a cycle: out, and their fills as they come back. */
  witness(reasons: readonly SleeveReport[]): Witness {
    let hasOrders = false;
    return (event, { commands, cycle }) => {
      if (event.kind === "frozen")
        this.decision({ decision: event.decision, trading: cycle.memory?.trading ?? "ACTIVE" }, reasons);
      for (const command of commands) {
        if (command.do === "pause") this.#line(`  … the next slice is due at ${isoTime(command.until)}`);
        if (command.do !== "submit") continue;
        if (!hasOrders) this.#title("Orders");
        hasOrders = true;
        const intent = cycle.flights.get(command.request.id)?.intent;
        if (intent !== undefined) this.#line(`  → ${spokenIntent(intent)}   ${this.#faint(intent)}`);
      }
      if (event.kind === "reported" && event.fill !== undefined) {
        const { side, quantity, ticker, price } = event.fill;
        this.#line(`  ← ${side === "buy" ? "bought" : "sold"} ${sharesOf(quantity)} ${ticker} at ${priceOf(price)}`);
      }
      if (event.kind === "submitted" && event.submission.outcome === "rejected")
        this.#line(`  ← rejected: ${event.submission.reason}`);
    };
  }

  closing(report: RunReport, { ledgerFile }: World, reportFile: string | undefined): void {
    if (report.legs.length > 0)
      this.#section({
        title: "Fills",
        lines: report.legs.map((leg) => `${leg.side} ${leg.ticker}: ${spokenFill(leg)}`),
      });
    this.#section(positionsSection(report));
    const breakers = breakersSection(report);
    if (breakers !== undefined) this.#section(breakers);
    const files = [`ledger ${ledgerFile}`, ...(reportFile === undefined ? [] : [`report ${reportFile}`])];
    this.#section({ title: "Kept in", lines: files });
    const outcome = foldedText(spokenOutcome(report), this.#terminal.columns);
    this.#line(`\n${this.#terminal.styled("bold", outcome)}`);
  }

  #faint({ id }: OrderIntent): string {
    return this.#terminal.styled("dim", id);
  }

  #section({ title, lines }: Section): void {
    this.#title(title);
    for (const line of lines) this.#folded(`  ${line}`);
  }

  #folded(text: string): void {
    this.#line(foldedText(text, this.#terminal.columns));
  }

  #title(title: string): void {
    this.#line(`\n${this.#terminal.styled("bold", title)}`);
  }

  #line(text: string): void {
    if (!this.#terminal.isJson) this.#terminal.write(text);
  }
}

/** What a run is about. */
function headlineOf({ tradeSession, signalSession }: Prepared["day"], { aim, revision }: Prepared["task"]): string {
  const ofSession = revision === 0 ? tradeSession : `${tradeSession}, revision ${revision}`;
  switch (aim) {
    case "rebalance":
      return `Session ${ofSession}, signals of ${signalSession}`;
    case "flatten":
      return `Session ${ofSession}: everything is sold`;
    case "reconcile":
      return `Session ${tradeSession}: account and ledger are brought together`;
  }
}
