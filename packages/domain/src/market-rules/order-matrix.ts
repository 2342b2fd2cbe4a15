import { newYorkMinutes } from "../calendar/new-york-time.ts";
import { sessionHours } from "../calendar/exchange-calendar.ts";
import type { Session } from "../calendar/session.ts";
import type { OrderType, TimeInForce } from "../orders/order.ts";

/** What a time in force allows. */
export interface OrderMatrixRow {
  readonly types: readonly OrderType[];
  /** Of these, the ones that trade before the opening and after the close too. */
  readonly extended: readonly OrderType[];
  /** Whether parts of a share and orders in dollars are taken. */
  readonly takesFractions: boolean;
  /** Granted on request only; `opg` and `cls` need Alpaca's Elite Smart Router. */
  readonly isOnRequest: boolean;
}

const EVERY: readonly OrderType[] = ["market", "limit", "stop", "stop-limit"];
const ON_REQUEST = { types: ["market", "limit"], extended: [], takesFractions: false, isOnRequest: true } as const;

/** Alpaca's table of order types and times in force for equities (docs.alpaca.markets, "Placing Orders"). */
export const ORDER_MATRIX: Readonly<Record<TimeInForce, OrderMatrixRow>> = {
  day: { types: EVERY, extended: ["limit"], takesFractions: true, isOnRequest: false },
  gtc: { types: EVERY, extended: [], takesFractions: false, isOnRequest: false },
  ioc: ON_REQUEST,
  fok: ON_REQUEST,
  opg: ON_REQUEST,
  cls: ON_REQUEST,
};

/** Minutes after midnight in New York from which, and until which, an auction takes no orders. */
export interface CutOff {
  readonly from: (session: Session) => number;
  readonly until: number;
}

const NINE_TWENTY_EIGHT = 9 * 60 + 28;
const SEVEN_IN_THE_EVENING = 19 * 60;
const BEFORE_THE_CLOSE = 10;

/**
 * Two minutes before the opening, ten before the close, and from seven in the evening on for the next session. When a
 * session closes early is not said: the exchange's own ten minutes are counted from then.
 */
export const CUT_OFFS: Readonly<Partial<Record<TimeInForce, CutOff>>> = {
  opg: { from: () => NINE_TWENTY_EIGHT, until: SEVEN_IN_THE_EVENING },
  cls: {
    from: (session) => newYorkMinutes(sessionHours(session).close) - BEFORE_THE_CLOSE,
    until: SEVEN_IN_THE_EVENING,
  },
};
