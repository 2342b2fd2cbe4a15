/** Returns that ought to be the same differ in their last bits. A deviation of theirs that is no larger is none. */
export const isRounding = (deviation: number): boolean => deviation < 1e-15;
