import type { Session } from "../calendar/session.ts";
import { larger } from "../money/decimal.ts";
import type { Money } from "../money/money.ts";

/** What a mandate was worth each time that somebody looked, as far as its breakers ask for it. */
export interface Standing {
  /** The session of the last look; none before the first. */
  readonly session: Session | undefined;
  readonly latest: Money | undefined;
  /** At the last look of the session before that; at the first of its own where there is none. */
  readonly opening: Money | undefined;
  readonly peak: Money | undefined;
}

export const NO_STANDING: Standing = { session: undefined, latest: undefined, opening: undefined, peak: undefined };

/** What a mandate is worth in a session. Deposits and withdrawals are not its own, so that they are no profit or loss. */
export interface Look {
  readonly session: Session;
  readonly equity: Money;
}

export const afterLook = (before: Standing, look: Look): Standing => ({
  session: look.session,
  latest: look.equity,
  opening: openingOf(before, look),
  peak: before.peak === undefined ? look.equity : larger(before.peak, look.equity),
});

/** What a look is compared with: the last one of the session before, or itself where there was none. */
export const openingOf = ({ session, opening, latest }: Standing, look: Look): Money =>
  (session === look.session ? opening : latest) ?? look.equity;

/** After a person let trading go on, who has seen what was lost: nothing before that counts any more. */
export const afterResuming = ({ session }: Standing): Standing => ({ ...NO_STANDING, session });
