import { price, type Price } from "../money/money.ts";

/** The smallest step between two prices at a given price. */
export type TickRule = (near: Price) => Price;

const DOLLAR = price("1");
const CENT = price("0.01");
const HUNDREDTH_OF_A_CENT = price("0.0001");
const BILLIONTH = price("0.000000001");

/** SEC Rule 612: cents from one dollar on, hundredths of a cent below. The half-penny tick is not in force. */
export const centTicks: TickRule = (near) => (near.isBelow(DOLLAR) ? HUNDREDTH_OF_A_CENT : CENT);

/** For adjusted prices, which were never quoted and follow no tick. */
export const noTicks: TickRule = () => BILLIONTH;
