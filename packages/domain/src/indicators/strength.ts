/**
 * The share of gains in all movement, in percent, from twice the gains (a change plus its size) and the movement (its
 * size). Counting so needs no branch. Only gains: exactly 100. No movement at all: 50.
 */
export const strengthOf = (doubleGains: number, movement: number): number =>
  movement === 0 ? 50 : 50 * (doubleGains / movement);
