import { at, type Column } from "../../kernel/column.ts";
import { known } from "../../kernel/invariant.ts";
import type { VolatilityBlock } from "../plan.ts";
import { choosingUnit } from "./choosing-unit.ts";
import { rosterOf } from "./roster.ts";
import type { Seat, Unit } from "./unit.ts";
import type { StudyUnits } from "./study-units.ts";

/** In percent a day. Returns of a price that grows evenly differ by rounding, which is no volatility. */
const NOISE = 1e-11;

/** Shares inverse to volatility: the calmer a member was over the last sessions, the more it gets. */
export function volatilityUnit(block: VolatilityBlock, units: StudyUnits): Unit {
  const roster = rosterOf(block.children, units, "undecided");
  let lastSeats: readonly Seat[] | undefined;
  let columns: readonly Column[] = [];
  const sharesAt = units.remembered((row) => {
    const seats = roster(row);
    if (seats === undefined) return undefined;
    if (seats !== lastSeats) columns = volatilities(seats, block, units);
    lastSeats = seats;
    return sharesOf(columns.map((column) => at(column, row)));
  });

  return choosingUnit(
    {
      content: block.content,
      choose: (row) => (sharesAt(row) === undefined ? undefined : roster(row)),
      sharesAt: (row) => known(sharesAt(row), "whoever is chosen has a share"),
    },
    units,
  );
}

/** The deviation of each member's daily returns, in percent. */
export const volatilities = (
  seats: readonly Seat[],
  { window }: Pick<VolatilityBlock, "window">,
  units: StudyUnits,
): readonly Column[] => seats.map((seat) => units.score(seat, { name: "stdev-return", window }));

/** Undefined when any volatility is unknown or none at all. */
export function sharesOf(volatilities: readonly number[]): readonly number[] | undefined {
  if (!volatilities.every((volatility) => volatility > NOISE)) return undefined;
  const calm = volatilities.map((volatility) => 1 / volatility);
  const sum = calm.reduce((total, each) => total + each, 0);
  return calm.map((each) => each / sum);
}
