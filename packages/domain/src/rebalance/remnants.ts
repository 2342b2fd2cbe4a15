import { NO_SHARES } from "../money/money.ts";
import type { Trade } from "./trade.ts";
import type { Transfer } from "./transfer.ts";

/** A sale as it was wished, and what became of it in whole shares; nothing when no share was left. */
export interface Sale {
  readonly wished: Trade;
  readonly made: Trade | undefined;
}

/** Who gives up a symbol altogether, and who stays in it. */
export interface Heirs {
  readonly leaving: readonly string[];
  readonly heir: string | undefined;
}

/**
 * The transfers of a symbol, and what sleeves that leave cannot sell of it because their parts are no whole shares: it
 * goes to a sleeve that stays, so that nobody keeps what is not theirs.
 */
export function withRemnants(
  transfers: readonly Transfer[],
  { wished, made }: Sale,
  { leaving, heir }: Heirs,
): readonly Transfer[] {
  if (wished.side === "buy" || made === wished || heir === undefined) return transfers;
  const { ticker, price, attribution } = wished;
  return attribution.reduce((all, { sleeve: from, quantity: wanted }, index) => {
    const quantity = wanted.minus(made?.attribution[index]?.quantity ?? NO_SHARES);
    const isLeft = leaving.includes(from) && quantity.isPositive();
    return isLeft ? withTransfer(all, { ticker, price, from, to: heir, quantity }) : all;
  }, transfers);
}

/** A giver and a taker have one transfer: in the ledger it is known by them. */
function withTransfer(transfers: readonly Transfer[], added: Transfer): readonly Transfer[] {
  const isSame = ({ from, to }: Transfer): boolean => from === added.from && to === added.to;
  const before = transfers.find(isSame);
  if (before === undefined) return [...transfers, added];
  const together = { ...added, quantity: before.quantity.plus(added.quantity) };
  return transfers.map((transfer) => (transfer === before ? together : transfer));
}
