/** Whether, and in which direction, orders may leave. Only a person takes REDUCING and HALTED back. */
export type TradingState = "ACTIVE" | "REDUCING" | "HALTED";

/** How much each state forbids. */
const STRICTNESS: Readonly<Record<TradingState, number>> = { ACTIVE: 0, REDUCING: 1, HALTED: 2 };

/** Whether `state` forbids more than `other`. */
export const isStricter = (state: TradingState, other: TradingState): boolean => STRICTNESS[state] > STRICTNESS[other];
