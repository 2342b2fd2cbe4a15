import { UnexpectedAnswer } from "@alchemiser/application";
import {
  newYorkInstant,
  type Activity,
  type Instant,
  type Price,
  type Quantity,
  type Side,
  type Ticker,
} from "@alchemiser/domain";
import * as z from "zod";
import { decoded } from "./decoded.ts";
import { orNothing, wireBalance, wireInstant, wirePrice, wireQuantity, wireSession, wireTicker } from "./fields.ts";

const WireFill = z.object({
  id: z.string(),
  order_id: z.string(),
  type: orNothing(z.string()),
  symbol: z.string(),
  side: z.enum(["buy", "sell", "sell_short"]),
  qty: wireQuantity,
  cum_qty: wireQuantity,
  price: wirePrice,
  transaction_time: wireInstant,
});

const WireChange = z.object({
  id: z.string(),
  date: wireSession,
  created_at: orNothing(wireInstant),
  net_amount: wireBalance,
  status: orNothing(z.string()),
  symbol: orNothing(z.string()),
  qty: orNothing(wireQuantity),
  activity_sub_type: orNothing(z.string()),
  description: orNothing(z.string()),
});

type WireChange = z.output<typeof WireChange>;

/** An execution as the account's history tells it: by the broker's order id, which is not ours. */
export interface RecordedFill {
  readonly brokerId: string;
  readonly ticker: Ticker;
  readonly side: Side;
  readonly quantity: Quantity;
  readonly cumulative: Quantity;
  readonly price: Price;
  readonly at: Instant;
}

/** `foreign`: a fill of an option or a coin, which is none of our business. */
export type RecordedActivity =
  | { readonly kind: "fill"; readonly fill: RecordedFill }
  | { readonly kind: "change"; readonly activity: Activity }
  | { readonly kind: "foreign" };

/** Alpaca's types of activities beside fills, by what they are to us. What is not here is not known. */
const TYPES: Readonly<Record<Activity["kind"], readonly string[]>> = {
  fee: ["FEE", "PTC", "PTR"],
  dividend: "DIV DIVCGL DIVCGS DIVFEE DIVFT DIVNRA DIVROC DIVTW DIVTXEX CGD".split(" "),
  interest: ["INT", "INTNRA", "INTTW"],
  transfer: ["CSD", "CSW", "JNLC", "ACATC"],
  split: ["SPLIT"],
};

const KINDS = ["fee", "dividend", "interest", "transfer", "split"] as const;

const EXECUTIONS: readonly string[] = ["fill", "partial_fill"];

/** Symbols of options and of pairs of currencies. */
const FOREIGN = /^[A-Z0-9]{1,6}\d{6}[CP]\d{8}$|\//;

const Typed = z.looseObject({ id: z.string().min(1), activity_type: z.string() });

const Page = z.array(Typed);

export type WireActivity = z.output<typeof Typed>;

/** The entries of a page, in its order. */
export const decodePage = (body: unknown): readonly WireActivity[] => decoded(Page, body, "activities");

/** @throws UnexpectedAnswer for a type of activity that is not known, by its name */
export function decodeActivity(entry: WireActivity): RecordedActivity {
  if (entry.activity_type === "FILL") return decodeFill(entry);
  const kind = KINDS.find((known) => TYPES[known].includes(entry.activity_type));
  if (kind === undefined) throw strange(entry, `is of type ${entry.activity_type}, which is not known`);
  return { kind: "change", activity: decodeChange(kind, entry) };
}

function decodeFill(entry: WireActivity): RecordedActivity {
  const wire = decoded(WireFill, entry, "a fill");
  if (FOREIGN.test(wire.symbol)) return { kind: "foreign" };
  // A trade that is busted or corrected stands among the fills, and takes something back: it is none more.
  if (wire.type !== undefined && !EXECUTIONS.includes(wire.type))
    throw strange(entry, `is a ${wire.type}, which is not known`);
  const fill: RecordedFill = {
    brokerId: wire.order_id,
    ticker: decoded(wireTicker, wire.symbol, "a fill"),
    side: wire.side === "buy" ? "buy" : "sell",
    quantity: wire.qty,
    cumulative: wire.cum_qty,
    price: wire.price,
    at: wire.transaction_time,
  };
  return { kind: "fill", fill };
}

function decodeChange(kind: Activity["kind"], entry: WireActivity): Activity {
  const wire = decoded(WireChange, entry, `a ${entry.activity_type} activity`);
  if (wire.status !== undefined && wire.status !== "executed") throw strange(entry, `is ${wire.status}`);
  const { id, net_amount: cash } = wire;
  const at = wire.created_at ?? newYorkInstant(wire.date, 0);
  switch (kind) {
    case "fee":
      return { kind, id, at, cash, note: wire.description ?? entry.activity_type };
    case "dividend":
      if (wire.activity_sub_type === "SDIV" && cash.isZero())
        throw strange(entry, "is a dividend in shares, which is not known");
      return { kind, id, at, cash, ticker: tickerOf(wire, entry) };
    case "interest":
    case "transfer":
      return { kind, id, at, cash };
    case "split":
      if (wire.qty === undefined) throw strange(entry, "is a split that names no shares");
      return { kind, id, at, ticker: tickerOf(wire, entry), shares: wire.qty };
  }
}

const tickerOf = ({ symbol }: WireChange, { activity_type }: WireActivity): Ticker =>
  decoded(wireTicker, symbol, `the symbol of a ${activity_type} activity`);

const strange = ({ id, activity_type }: WireActivity, why: string): UnexpectedAnswer =>
  new UnexpectedAnswer(`Alpaca's ${activity_type} activity "${id}" ${why}`);
