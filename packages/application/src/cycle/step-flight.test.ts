import { price, quantity } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import {
  accepted,
  id,
  intent,
  launched,
  life,
  report,
  second,
  Story,
  terms,
  theirs,
  unanswered,
  working,
} from "../testing/order-story.ts";
import { abort, adopt, isLanded, launch } from "./flight.ts";
import { stepFlight } from "./step-flight.ts";

describe("an order", () => {
  it("is journalled before it is sent", () => {
    expect(launched().asked).toEqual(["journal intended", "submit"]);
  });

  it("has ended when it never left and may not leave any more, and recovery is told so", () => {
    const story = launched({ maySend: false });

    expect(story.submitted(1, { outcome: "unsent", reason: "given up" })).toEqual(["journal canceled"]);
    expect(story.flight).toMatchObject({ stage: { at: "done" }, record: { reason: "it never left: given up" } });
  });

  it("is sent later when it did not leave, and may", () => {
    const story = launched();

    expect(story.submitted(1, { outcome: "unsent", reason: "left alone" })).toEqual(["wake at 2 s"]);
    expect(story.found(61)).toEqual(["submit"]);
  });

  it("is not known to have ended when one of its requests left and the other did not", () => {
    const story = launched({ maySend: true });
    story.submitted(0, unanswered);
    story.found(60);

    expect(story.submitted(60, { outcome: "unsent", reason: "given up" })).toEqual(["wake at 61 s"]);
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

  it("stops where it is when what the broker tells of it makes no sense", () => {
    const story = working();

    expect(story.tell(2, { kind: "unclear", reason: 'status: "paused" is not known' })).toEqual([]);
    expect(story.flight.stage).toEqual({ at: "stuck", reason: 'status: "paused" is not known' });
    expect(story.woke(31), "it is not cancelled on a guess").toEqual([]);
  });

  it("has ended even if what the broker tells of it afterwards makes no sense", () => {
    const story = launched();
    story.submitted(1, { outcome: "rejected", code: "40310000", reason: "no" });

    story.tell(2, { kind: "unclear", reason: 'status: "paused" is not known' });

    expect(story.flight.stage).toEqual({ at: "done" });
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

      expect(story.flight.stage).toEqual({
        at: "mistaken",
        reason: `the broker has another order under the id "${id}"`,
      });
    });

    it("is not sent again when nothing may be sent any more", () => {
      const story = launched({ maySend: false });
      story.submitted(0, unanswered);

      expect(story.found(60)).toEqual([]);
      expect(story.flight.stage.at).toBe("stuck");
    });
  });

  describe("of an earlier run", () => {
    const record = launch(intent, life).flight.record;
    const adopted = (resend: "allowed" | "forbidden"): Story => new Story(adopt({ intent, record }, resend, life));

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
