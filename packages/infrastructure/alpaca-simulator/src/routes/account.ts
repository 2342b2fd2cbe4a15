import { equityOf, lastEquityOf, marketValue } from "../desk/valuation.ts";
import { ok } from "../server/reply.ts";
import type { Route } from "../server/route.ts";
import { lastingId } from "../wire/uuid.ts";

/** The account is a cash account: what it may buy with is the cash that no order keeps back. */
export const readAccount: Route = {
  method: "GET",
  path: "/v2/account",
  answer(_request, { desk: { floor }, settings }) {
    const { cash, buyingPower, accruedFees, moment } = floor.exchange;
    const equity = equityOf(floor).toString();
    const longValue = marketValue(floor).toString();
    return ok({
      id: lastingId(`account ${settings.key.keyId}`),
      account_number: accountNumber(settings.key.keyId),
      status: "ACTIVE",
      currency: "USD",
      // A margin account, as all of Alpaca's are, whose owner borrows nothing: sales pay for purchases at once.
      multiplier: "2",
      ...{ cash: cash.toString(), buying_power: buyingPower.toString(), accrued_fees: accruedFees.toString() },
      ...{ regt_buying_power: buyingPower.toString(), non_marginable_buying_power: buyingPower.toString() },
      ...{ equity, portfolio_value: equity, last_equity: lastEquityOf(floor).toString() },
      ...{ long_market_value: longValue, short_market_value: "0", position_market_value: longValue },
      ...{ initial_margin: longValue, maintenance_margin: "0", last_maintenance_margin: "0", sma: "0" },
      ...{ trading_blocked: false, transfers_blocked: false, account_blocked: false, trade_suspended_by_user: false },
      ...{ shorting_enabled: false, balance_asof: moment.session },
    });
  },
};

/** Like those of paper accounts. */
const accountNumber = (keyId: string): string =>
  `PA${lastingId(`number ${keyId}`).replaceAll("-", "").slice(0, 10).toUpperCase()}`;
