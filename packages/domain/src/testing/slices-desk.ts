import fc from "fast-check";
import { instant, type Instant } from "../calendar/instant.ts";
import { leftOf, nextOrder, roomFor, turnOf, type Slice, type SlicedLeg, type Turn } from "../execution/sliced-leg.ts";
import { exactly, type Quantity } from "../money/money.ts";
import type { LadderRules } from "../orders/ladder-rules.ts";
import { sizeOf } from "../orders/slicing-rules.ts";
import { anyLegStory, anyMoment, anyRules, LegMarket, START, type LegStory, type Moment } from "./leg-market.ts";

export interface SlicesStory extends LegStory {
  readonly shares: number;
  readonly rules: LadderRules;
  readonly by: "time" | "volume";
  readonly wanted: number;
  /** How long the session has been open when the leg begins. */
  readonly openForMs: number;
  readonly spreadMs: number;
  /** From when its slices are to be over to when nothing is sent any more. */
  readonly restMs: number;
  /** The gate lets no first order of these slices through, counted from the first. */
  readonly denied: readonly number[];
}

export const anySlicesStory: fc.Arbitrary<SlicesStory> = fc.record({
  ...anyLegStory,
  shares: fc.integer({ min: 1, max: 100_000_000 }),
  rules: anyRules,
  by: fc.constantFrom("time", "volume"),
  wanted: fc.integer({ min: 1, max: 12 }),
  openForMs: fc.nat({ max: 3_600_000 }),
  spreadMs: fc.integer({ min: 1, max: 1_200_000 }),
  restMs: fc.nat({ max: 300_000 }),
  denied: fc.array(fc.nat({ max: 12 }), { maxLength: 2 }),
  moments: fc.array(anyMoment, { minLength: 1, maxLength: 120 }),
});

interface Begun extends Omit<Slice, "pegs"> {
  readonly firstOrder: number;
}

/** Lives through a story to its last moment, and then until the leg rests: told nothing but the orders that it had. */
export class SlicesDesk {
  readonly begun: Begun[] = [];
  turn: Turn | undefined;
  readonly market: LegMarket;
  readonly #story: SlicesStory;

  constructor(story: SlicesStory) {
    this.#story = story;
    this.market = new LegMarket(story);
    for (const moment of story.moments) this.#live(moment);
    const [first] = story.moments;
    for (let more = 0; more < 1500 && this.#isUnderWay; more++)
      if (first !== undefined) this.#live({ ...first, laterMs: 2500, filled: 0 });
  }

  get until(): Instant {
    return instant(START + this.#story.spreadMs + this.#story.restMs);
  }

  get quantity(): Quantity {
    return exactly(this.#story.shares / 1000);
  }

  /** What can be told from the orders alone. */
  get leg(): SlicedLeg {
    const { rules, side, by, spreadMs } = this.#story;
    return {
      ...{ rules, side, by, quantity: this.quantity, until: this.until },
      hours: { open: instant(START - this.#story.openForMs), close: instant(START + 3_600_000) },
      spreadUntil: instant(START + spreadMs),
      slices: this.begun.map(({ firstOrder, ...slice }, index) => ({
        ...slice,
        pegs: this.market.pegsFrom(firstOrder).slice(0, this.#ordersOf(index)),
      })),
    };
  }

  get #isUnderWay(): boolean {
    return this.turn?.do !== "rest" || this.turn.reason === "the order before has not ended";
  }

  #ordersOf(index: number): number {
    const next = this.begun[index + 1]?.firstOrder ?? this.market.sent.length;
    return next - (this.begun[index]?.firstOrder ?? 0);
  }

  #live(moment: Moment): void {
    const sight = this.market.live(moment);
    this.turn = turnOf(this.leg, sight.at);
    if (this.turn.do === "begin") this.#begin(this.turn.follow ?? this.#follow());
    else if (this.turn.do !== "climb") return;
    const { leg } = this;
    const slice = leg.slices.at(-1);
    const step = slice && slice.givenUp === undefined ? nextOrder(leg, slice, sight) : undefined;
    if (step?.do === "submit") this.market.send(step, sight);
  }

  #follow(): number {
    return Math.min(roomFor(this.leg, this.market.now), this.#story.wanted) - 1;
  }

  #begin(follow: number): void {
    this.begun.push({
      follow,
      begunAt: this.market.now,
      quantity: sizeOf(leftOf(this.leg), follow),
      firstOrder: this.market.sent.length,
      givenUp: this.#story.denied.includes(this.begun.length) ? "denied" : undefined,
    });
  }
}
