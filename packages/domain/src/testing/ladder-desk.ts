import fc from "fast-check";
import { instant, type Instant } from "../calendar/instant.ts";
import { nextPeg, type Ladder, type Peg } from "../execution/ladder.ts";
import { exactly, type Quantity } from "../money/money.ts";
import type { LadderRules } from "../orders/ladder-rules.ts";
import { anyLegStory, anyMoment, anyRules, LegMarket, START, type LegStory, type Moment } from "./leg-market.ts";

export interface LadderStory extends LegStory {
  readonly shares: number;
  readonly rules: LadderRules;
  readonly untilMs: number;
}

export const anyLadderStory: fc.Arbitrary<LadderStory> = fc.record({
  ...anyLegStory,
  shares: fc.integer({ min: 1, max: 1_000_000 }),
  rules: anyRules,
  untilMs: fc.integer({ min: 1, max: 300_000 }),
  moments: fc.array(anyMoment, { minLength: 1, maxLength: 120 }),
});

/** Lives through a story to its last moment, and then until the leg rests. */
export class LadderDesk {
  readonly ladder: Ladder;
  rest: string | undefined;
  readonly #market: LegMarket;

  constructor(story: LadderStory) {
    this.#market = new LegMarket(story);
    const { side, rules, shares, untilMs } = story;
    const until = instant(START + untilMs);
    this.ladder = { rules, side, quantity: exactly(shares / 1000), until, pegs: [] };
    for (const moment of story.moments) this.#live(moment);
    const [first] = story.moments;
    for (let more = 0; more < 2000 && this.#isUnderWay; more++)
      if (first !== undefined) this.#live({ ...first, laterMs: 1000, filled: 0 });
  }

  get sent(): LegMarket["sent"] {
    return this.#market.sent;
  }

  get now(): Instant {
    return this.#market.now;
  }

  get pegs(): readonly Peg[] {
    return this.#market.pegsFrom(0);
  }

  get filled(): Quantity {
    return this.#market.filled;
  }

  get #isUnderWay(): boolean {
    return this.rest === undefined || this.rest === "the order before has not ended";
  }

  #live(moment: Moment): void {
    const sight = this.#market.live(moment);
    const step = nextPeg({ ...this.ladder, pegs: this.pegs }, sight);
    this.rest = step.do === "nothing" ? step.reason : undefined;
    if (step.do === "submit") this.#market.send(step, sight);
  }
}
