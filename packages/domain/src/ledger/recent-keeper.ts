import type { Instant } from "../calendar/instant.ts";
import { newYorkDate } from "../calendar/new-york-time.ts";
import type { Session } from "../calendar/session.ts";
import type { Dealing } from "../market-rules/dealing.ts";
import { NOTHING_RECENT, type Recent, type SentLeg } from "../market-rules/recent.ts";
import { valueOf } from "../money/money.ts";
import type { Fill } from "../orders/order.ts";
import { legPart } from "../orders/order-identity.ts";
import type { OrderIntent } from "../orders/order-intent.ts";

/**
 * Sessions with trades of which the trades are kept, at least. What is older has settled, under every rule that there was:
 * five days were the most that settlement has taken, and day trades are counted in five sessions.
 */
const SESSIONS_KEPT = 6;

/** Keeps what was traded and sent lately, and forgets what no rule of today asks for any more. */
export class RecentKeeper {
  #dealings: Dealing[] = [];
  /** When each of the dealings happened. */
  #times: Instant[] = [];
  #legs: SentLeg[] = [];
  readonly #names = new Set<string>();
  #recent: Recent | undefined = NOTHING_RECENT;
  #date: { readonly at: Instant; readonly session: Session } | undefined;

  /** The same value until something happens. */
  get recent(): Recent {
    this.#recent ??= { dealings: [...this.#dealings], legs: [...this.#legs] };
    return this.#recent;
  }

  /** Fills may be told late: each takes its place among the others. */
  filled({ ticker, side, quantity, price, at }: Fill): void {
    const session = this.#sessionOf(at);
    if (this.#dealings.at(-1)?.session !== session) this.#forget();
    let place = this.#times.length;
    while ((this.#times[place - 1] ?? at) > at) place -= 1;
    this.#dealings.splice(place, 0, { session, ticker, side, quantity, value: valueOf(quantity, price) });
    this.#times.splice(place, 0, at);
    this.#recent = undefined;
  }

  /** Other slices of a leg, and further attempts, are no legs. */
  sent({ id, ticker, side }: OrderIntent, at: Instant): void {
    const session = this.#sessionOf(at);
    if (this.#legs.at(-1)?.session !== session) {
      this.#legs = [];
      this.#names.clear();
    }
    const name = legPart(id);
    if (this.#names.has(name)) return;
    this.#names.add(name);
    this.#legs.push({ id, ticker, side, session, at });
    this.#recent = undefined;
  }

  /** Makes room for another session: the last ones but one stay. */
  #forget(): void {
    const sessions = new Set(this.#dealings.map(({ session }) => session));
    const oldest = [...sessions].slice(0, Math.max(sessions.size - SESSIONS_KEPT + 1, 0));
    const kept = this.#dealings.findIndex(({ session }) => !oldest.includes(session));
    if (kept <= 0) return;
    this.#dealings = this.#dealings.slice(kept);
    this.#times = this.#times.slice(kept);
  }

  /** Many things happen at the same moment: its date is looked up once. */
  #sessionOf(at: Instant): Session {
    if (this.#date?.at !== at) this.#date = { at, session: newYorkDate(at) };
    return this.#date.session;
  }
}
