import type { Session } from "../calendar/session.ts";
import { price, type Price } from "../money/money.ts";

/** The smallest step between two prices near a price, on a day. */
export type TickRule = (near: Price, on: Session) => Price;

const BILLIONTH = price("0.000000001");

/** For adjusted prices, which were never quoted and follow no tick. */
export const noTicks: TickRule = () => BILLIONTH;
