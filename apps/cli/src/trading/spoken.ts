import type { LegReportLine } from "@alchemiser/application";
import type { Money, OrderIntent, Price, Quantity, Trade } from "@alchemiser/domain";

const DOLLARS = new Intl.NumberFormat("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const SHARES = new Intl.NumberFormat("en-US", { maximumFractionDigits: 6 });
const PRICE = new Intl.NumberFormat("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 4 });

// Exact amounts go through a float here on purpose: this is for reading, and the report beside it keeps every digit.

export const dollarsOf = (amount: Money): string => DOLLARS.format(amount.toNumber());
export const sharesOf = (quantity: Quantity): string => SHARES.format(quantity.toNumber());
export const priceOf = (price: Price): string => PRICE.format(price.toNumber());

/** A gain with its sign. */
export const gainOf = (amount: Money): string => (amount.isNegative() ? dollarsOf(amount) : `+${dollarsOf(amount)}`);

export const spokenTrade = ({ side, quantity, ticker, price }: Trade): string =>
  `${side} ${sharesOf(quantity)} ${ticker} at about ${priceOf(price)}`;

export const spokenIntent = ({ side, quantity, ticker, limit }: OrderIntent): string =>
  `${side} ${sharesOf(quantity)} ${ticker}, limit ${priceOf(limit)}`;

export function spokenFill({ averagePrice, slippageBp, filled, quantity, orders }: LegReportLine): string {
  if (averagePrice === undefined) return "not filled";
  const part = filled.equals(quantity) ? "filled" : `filled ${sharesOf(filled)} of ${sharesOf(quantity)}`;
  const slippage = slippageBp === undefined ? "" : `, ${slippageBp.toFixed(1)} bp from the middle of the quote`;
  const together = orders > 1 ? `, ${orders} orders` : "";
  return `${part} at ${priceOf(averagePrice)}${slippage}${together}`;
}
