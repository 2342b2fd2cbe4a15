import {
  instant,
  orderId,
  price,
  quantity,
  ticker,
  type Instant,
  type OrderIntent,
  type OrderReport,
  type OrderStatus,
} from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import type { BrokerOrder, Submission } from "../ports/broker.ts";
import type { Command } from "./command.ts";
import type { CycleEvent } from "./event.ts";
import { abort, adopt, isLanded, launch, type Flight, type FlightStep } from "./flight.ts";
import { stepFlight, type Terms } from "./step-flight.ts";

const START = 1_751_463_300_000;
const id = orderId("0a1b-250702r0-SPY-buy0-0");

const intent: OrderIntent = {
  id,
  slot: { ticker: ticker("SPY"), side: "buy", leg: 0, attempt: 0 },
  ticker: ticker("SPY"),
  side: "buy",
  quantity: quantity("20"),
  limit: price("500.5"),
  decisionPrice: price("500"),
  attribution: [{ sleeve: "main", quantity: quantity("20") }],
};

const terms: Terms = {
  patience: { orderLifeMs: 30_000, ambiguityMs: 60_000, firstLookUpMs: 1000, cancelChecks: 3 },
  maySend: true,
};

/** So many seconds after the start. */
const second = (seconds: number): Instant => instant(START + seconds * 1000);

const report = (status: OrderStatus, filled = "0"): OrderReport => ({
  status,
  brokerId: "b1",
  filled: quantity(filled),
  averagePrice: filled === "0" ? undefined : price("500"),
  reason: undefined,
  at: second(0),
});

const accepted: Submission = { outcome: "accepted", report: report("accepted") };
const unanswered: Submission = { outcome: "unanswered", reason: "timed out" };

/** The order as the broker has it. */
const theirs = (status: OrderStatus, shares = "20"): BrokerOrder => ({
  request: {
    id,
    ticker: intent.ticker,
    side: "buy",
    size: { in: "shares", quantity: quantity(shares) },
    terms: { type: "limit", limit: intent.limit },
    timeInForce: "day",
    hours: "regular",
  },
  report: report(status),
});

type Told = CycleEvent extends infer Event
  ? Event extends { readonly id: unknown }
    ? Omit<Event, "at" | "id">
    : never
  : never;

/** An order that is told things, and remembers what it asked for. */
class Story {
  flight: Flight;
  readonly asked: string[] = [];
  readonly #terms: Terms;

  constructor(begin: FlightStep, changes: Partial<Terms> = {}) {
    this.#terms = { ...terms, ...changes };
    this.flight = begin.flight;
    this.#note(begin.commands);
  }

  /** What the order asks for when it is told something, that many seconds after the start. */
  tell(seconds: number, told: Told): readonly string[] {
    const step = stepFlight(this.flight, { ...told, id, at: second(seconds) }, this.#terms);
    this.flight = step.flight;
    return this.#note(step.commands);
  }

  submitted(seconds: number, submission: Submission): readonly string[] {
    return this.tell(seconds, { kind: "submitted", submission });
  }

  found(seconds: number, order?: BrokerOrder): readonly string[] {
    return this.tell(seconds, { kind: "found", order });
  }

  woke(seconds: number): readonly string[] {
    return this.tell(seconds, { kind: "woke" });
  }

  #note(commands: readonly Command[]): readonly string[] {
    const spoken = commands.map(spokenCommand);
    this.asked.push(...spoken);
    return spoken;
  }
}

function spokenCommand(command: Command): string {
  if (command.do === "wake") return `wake at ${(command.at - START) / 1000} s`;
  if (command.do !== "journal") return command.do;
  const records = command.records.map((record) => (record.kind === "reported" ? record.report.status : record.kind));
  return `journal ${records.join(", ")}`;
}

const launched = (changes: Partial<Terms> = {}): Story => new Story(launch(intent, second(0)), changes);

const working = (): Story => {
  const story = launched();
  story.submitted(0, accepted);
  return story;
};

describe("an order", () => {
  it("is journalled before it is sent", () => {
    expect(launched().asked).toEqual(["journal intended", "submit"]);
  });

  it("works for the rest of its life once it is accepted", () => {
    expect(launched().submitted(1, accepted)).toEqual(["journal accepted", "wake at 31 s"]);
  });

  it("has ended when the broker rejects it, with the broker's words", () => {
    const story = launched();

    expect(story.submitted(1, { outcome: "rejected", code: "40310000", reason: "no" })).toEqual(["journal rejected"]);
    expect(isLanded(story.flight)).toBe(true);
    expect(story.flight.record.reason).toBe("40310000: no");
  });

  it("takes a fill that comes before the answer to its request", () => {
    const story = launched();
    const fill = {
      executionId: "x1",
      orderId: id,
      ticker: intent.ticker,
      side: "buy",
      quantity: quantity("20"),
      price: price("500"),
      at: second(0),
    } as const;

    expect(story.tell(0, { kind: "reported", report: report("filled", "20"), fill })).toEqual([
      "journal filled",
      "journal filled",
    ]);
    expect(story.submitted(1, accepted)).toEqual([]);
    expect(story.flight).toMatchObject({ stage: { at: "done" }, record: { status: "filled" } });
  });

  it("does not journal again what it has been told before", () => {
    const story = working();

    expect(story.tell(2, { kind: "reported", report: report("accepted"), fill: undefined })).toEqual([]);
  });

  describe("that nobody answered for", () => {
    it("is looked for at growing intervals, for a whole minute", () => {
      const story = launched();
      expect(story.submitted(0, unanswered)).toEqual(["wake at 1 s"]);

      const asked = [1, 2, 4, 8, 16, 32].map((seconds) => [...story.woke(seconds), ...story.found(seconds)].join(", "));

      expect(asked).toEqual([2, 4, 8, 16, 32, 60].map((seconds) => `find, wake at ${seconds} s`));
    });

    it("is adopted when it is found", () => {
      const story = launched();
      story.submitted(0, unanswered);
      story.woke(1);

      expect(story.found(1, theirs("accepted"))).toEqual(["journal accepted", "wake at 31 s"]);
    });

    it("is sent once more, under the same id, when the minute is over", () => {
      const story = launched();
      story.submitted(0, unanswered);

      expect(story.found(60)).toEqual(["submit"]);
      expect(story.submitted(60, unanswered)).toEqual(["wake at 61 s"]);
      expect(story.found(120)).toEqual([]);
      expect(story.flight.stage).toEqual({ at: "stuck", reason: `the broker never answered for the order "${id}"` });
    });

    it("was accepted after all when the broker calls it a duplicate: it is read back", () => {
      const story = launched();
      story.submitted(0, unanswered);
      story.found(60);

      expect(story.submitted(61, { outcome: "duplicate", reason: "must be unique" })).toEqual(["find"]);
      expect(story.found(61)).toEqual(["wake at 62 s"]);
      expect(story.found(62, theirs("filled"))).toEqual(["journal filled"]);
    });

    it("is not adopted when the broker has another order under its id", () => {
      const story = launched();
      story.submitted(0, { outcome: "duplicate", reason: "must be unique" });
      story.found(1, theirs("accepted", "21"));

      expect(story.flight.stage).toEqual({ at: "stuck", reason: `the broker has another order under the id "${id}"` });
    });

    it("is not sent again when nothing may be sent any more", () => {
      const story = launched({ maySend: false });
      story.submitted(0, unanswered);

      expect(story.found(60)).toEqual([]);
      expect(story.flight.stage.at).toBe("stuck");
    });
  });

  describe("of an earlier run", () => {
    const record = launch(intent, second(0)).flight.record;
    const adopted = (resend: "allowed" | "forbidden"): Story => new Story(adopt({ intent, record }, resend, second(0)));

    it("is looked for first", () => {
      expect(adopted("allowed").asked).toEqual(["find"]);
    });

    it("is sent again when it belongs to the decision that is carried out", () => {
      expect(adopted("allowed").found(60)).toEqual(["submit"]);
    });

    it("is written off when it belongs to an old decision: it would trade at a price of then", () => {
      const story = adopted("forbidden");

      expect(story.found(60)).toEqual(["journal expired"]);
      expect(story.flight).toMatchObject({ stage: { at: "done" }, record: { reason: "it never reached the broker" } });
    });
  });

  describe("that works", () => {
    it("is cancelled at the end of its life, not before", () => {
      const story = working();

      expect(story.woke(29)).toEqual([]);
      expect(story.woke(30)).toEqual(["cancel"]);
    });

    it("has ended when the end is reported", () => {
      const story = working();
      story.woke(30);
      story.tell(30, { kind: "cancelled", cancellation: "requested" });

      expect(story.tell(31, { kind: "reported", report: report("canceled"), fill: undefined })).toEqual([
        "journal canceled",
      ]);
      expect(isLanded(story.flight)).toBe(true);
    });

    it.each(["too-late", "unknown"] as const)("is read back when a cancel is %s", (cancellation) => {
      const story = working();
      story.woke(30);

      expect(story.tell(30, { kind: "cancelled", cancellation })).toEqual(["find"]);
      expect(story.found(30, theirs("filled"))).toEqual(["journal filled"]);
    });

    it("is asked about a few times when its cancel does not show, and then left", () => {
      const story = working();
      story.woke(30);

      expect(story.tell(30, { kind: "cancelled", cancellation: "requested" })).toEqual(["wake at 31 s"]);
      expect(story.woke(31)).toEqual(["find"]);
      expect([31, 32, 34].map((seconds) => story.found(seconds, theirs("pending-cancel")).at(-1))).toEqual([
        "wake at 32 s",
        "wake at 34 s",
        "wake at 38 s",
      ]);
      expect(story.found(38)).toEqual([]);
      expect(story.flight.stage.at).toBe("stuck");
    });
  });

  it("does nothing more once it has ended, whoever wakes it or asks", () => {
    const story = working();
    story.found(5, theirs("filled"));

    expect([story.woke(30), story.found(31), story.submitted(32, unanswered)]).toEqual([[], [], []]);
    expect(story.tell(33, { kind: "cancelled", cancellation: "requested" })).toEqual([]);
    expect(abort(story.flight).commands).toEqual([]);
  });

  it("is not moved by what is not about orders", () => {
    const { flight } = working();

    expect(stepFlight(flight, { kind: "stop", at: second(1) }, terms)).toEqual({ flight, commands: [] });
  });
});
