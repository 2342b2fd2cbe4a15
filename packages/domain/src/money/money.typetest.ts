import { money, price, quantity, valueOf, weight } from "./money.ts";

const dollars = money("1");
const shares = quantity("1");

// @ts-expect-error: dollars and shares have no sum
dollars.plus(shares);

// @ts-expect-error: a price is for one share, and no amount of money
dollars.minus(price("1"));

// @ts-expect-error: no amount is less or more than another kind of amount
shares.isBelow(weight("1"));

// @ts-expect-error: shares are valued at a price, not at a weight
valueOf(shares, weight("1"));

// @ts-expect-error: a float becomes an amount in one place, and not by itself
valueOf(shares, 1);
