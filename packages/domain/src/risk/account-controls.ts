import { settlementObjection } from "../market-rules/cash-account.ts";
import { couldRoundTrip, tooManyDayTrades } from "../market-rules/day-trades.ts";
import { DAY_TRADING } from "../market-rules/day-trading.ts";
import { inForce } from "../market-rules/effective.ts";
import { notApplicable, PASSED, refused, type Control } from "./control.ts";

/** A cash account sells nothing that money has bought which is still to settle. A margin account is lent that money. */
export const isSettled: Control = {
  code: "SETTLEMENT_RULES",
  check({ intent, market, account: { kind, cash, positions }, recent }) {
    if (kind === undefined) return notApplicable("the broker does not say whether it is a cash account");
    if (kind === "margin" || intent.side === "buy") return PASSED;
    const { ticker, quantity } = intent;
    const sale = { ticker, quantity, session: market.tradeSession };
    const objection = settlementObjection(sale, { cash, dealings: recent.dealings, held: positions });
    return objection === undefined ? PASSED : refused(objection);
  },
};

/** Where a rule counts the day trades of small margin accounts, there are no more than it allows. */
export const dayTradesAreFew: Control = {
  code: "DAY_TRADE_RULES",
  check({ intent, market: { tradeSession }, account: { kind, equityAtLastClose }, recent: { dealings }, others }) {
    const doings = { dealings, openOrders: others };
    if (kind === "cash" || !couldRoundTrip(intent, tradeSession, doings)) return PASSED;
    if (inForce(DAY_TRADING, tradeSession).kind !== "pattern-day-trader") return PASSED;
    if (equityAtLastClose === undefined)
      return notApplicable("the broker does not say what the account was worth at the last close");
    const refusal = tooManyDayTrades(intent, tradeSession, { equityAtLastClose, ...doings });
    return refusal === undefined ? PASSED : refused(refusal);
  },
};
