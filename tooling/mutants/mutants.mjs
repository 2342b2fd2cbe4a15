import { AROUND_THE_CYCLE } from "./around-the-cycle.mjs";
import { OF_THE_CYCLE } from "./of-the-cycle.mjs";

/**
 * One mistake each that somebody could make: in `file`, `before` stands once and becomes `after`. Every one must make
 * the simulation fail.
 */
export const MUTANTS = [...OF_THE_CYCLE, ...AROUND_THE_CYCLE];
