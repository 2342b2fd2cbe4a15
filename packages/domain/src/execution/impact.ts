/** What an order is held against. */
export interface Trading {
  /** Shares that usually change hands in a session. */
  readonly volume: number;
  /** Standard deviation of a session's return. */
  readonly volatility: number;
}

/** Of order one in every market that was measured. */
const Y = 1;

/**
 * By how much an order of so many shares moves the price before it is done, as a share of the price: the square-root
 * rule `Y σ √(Q/V)` (Tóth et al., "Anomalous price impact and the critical nature of liquidity in financial markets",
 * 2011). Almgren et al. ("Direct estimation of equity market impact", 2005) measure an exponent of 3/5 rather than 1/2,
 * which is less for orders below a session's volume.
 */
export const impactOf = (shares: number, { volume, volatility }: Trading): number =>
  Y * volatility * Math.sqrt(shares / volume);

/** How many times smaller an order would have to be to move the price by no more than `most`. Below 1 for small ones. */
export const timesTooLarge = (shares: number, trading: Trading, most: number): number =>
  (impactOf(shares, trading) / most) ** 2;
