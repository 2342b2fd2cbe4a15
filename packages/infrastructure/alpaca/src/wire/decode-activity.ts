import {
  Decimal,
  newYorkInstant,
  NO_MONEY,
  valueOf,
  type Activity,
  type Amendment,
  type Instant,
  type Money,
  type Price,
  type Quantity,
  type Side,
  type Ticker,
} from "@alchemiser/domain";
import * as z from "zod";
import { decoded, faultsOf } from "./decoded.ts";
import { orNothing, wireBalance, wireInstant, wirePrice, wireQuantity, wireSession, wireTicker } from "./fields.ts";
import { unknownActivity, type ReorganizationLeg } from "./reorganizations.ts";

const WireFill = z.object({
  id: z.string(),
  order_id: z.string(),
  type: orNothing(z.string()),
  symbol: z.string(),
  side: z.enum(["buy", "sell", "sell_short"]),
  qty: wireQuantity.refine((qty) => qty.isPositive(), "not positive"),
  cum_qty: wireQuantity,
  price: wirePrice.refine((price) => price.isPositive(), "not positive"),
  transaction_time: wireInstant,
});

const WireChange = z.object({
  id: z.string(),
  activity_type: z.string(),
  date: wireSession,
  created_at: orNothing(wireInstant),
  net_amount: orNothing(wireBalance),
  status: orNothing(z.string()),
  // Read where they are needed: elsewhere anything may stand here.
  symbol: z.unknown().optional(),
  qty: z.unknown().optional(),
  group_id: orNothing(z.string()),
  activity_sub_type: orNothing(z.string()),
  description: orNothing(z.string()),
});

type WireChange = z.output<typeof WireChange>;

/** An execution as the account's history tells it: by the broker's order id, which is not ours. */
export interface RecordedFill {
  /** Of the entry, not of the execution. */
  readonly id: string;
  readonly brokerId: string;
  readonly ticker: Ticker;
  readonly side: Side;
  readonly quantity: Quantity;
  readonly cumulative: Quantity;
  readonly price: Price;
  readonly at: Instant;
}

/** `leg`: one side of something that turned shares into others, which is told in two entries. */
export type RecordedActivity =
  | { readonly kind: "fill"; readonly fill: RecordedFill }
  | { readonly kind: "amendment"; readonly as: Amendment["kind"]; readonly fill: RecordedFill }
  | { readonly kind: "leg"; readonly leg: ReorganizationLeg }
  | { readonly kind: "change"; readonly activity: Activity };

const Typed = z.looseObject({ id: z.string().min(1), activity_type: z.string() });

const Page = z.array(Typed);

export type WireActivity = z.output<typeof Typed>;

/** The entries of a page, in its order. */
export const decodePage = (body: unknown): readonly WireActivity[] => decoded(Page, body, "activities");

const Booked = z.object({ created_at: orNothing(wireInstant), date: orNothing(wireSession) });

/** When a change was written into the account; undefined where the entry does not say it. */
export function bookedAt(entry: WireActivity): Instant | undefined {
  const { created_at: at, date } = Booked.safeParse(entry).data ?? {};
  return at ?? (date && newYorkInstant(date, 0));
}

/** What an entry tells. One that makes no sense is not known, like one of a type that was never seen. */
export function decodeActivity(entry: WireActivity): RecordedActivity {
  if (entry.activity_type === "FILL") return decodeFill(entry);
  const read = READERS.get(entry.activity_type);
  if (read === undefined) return unknown(entry, "is of a type that is not known");
  const wire = WireChange.safeParse(entry);
  if (!wire.success) return unknown(entry, `makes no sense: ${faultsOf(wire.error)}`);
  const { status = "executed" } = wire.data;
  return status === "executed" ? read(wire.data) : unknown(entry, `is ${status}`);
}

const EXECUTIONS: readonly string[] = ["fill", "partial_fill"];

const AMENDMENTS: ReadonlyMap<string, Amendment["kind"]> = new Map([
  ["trade_bust", "bust"],
  ["trade_correct", "correction"],
]);

function decodeFill(entry: WireActivity): RecordedActivity {
  const wire = WireFill.safeParse(entry);
  if (!wire.success) return unknown(entry, `makes no sense: ${faultsOf(wire.error)}`);
  const { id, order_id: brokerId, type = "fill", symbol, side, qty, cum_qty, price, transaction_time: at } = wire.data;
  const as = AMENDMENTS.get(type);
  if (as === undefined && !EXECUTIONS.includes(type)) return unknown(entry, `is a ${type}, which is not known`);
  const traded = { id, side: side === "buy" ? "buy" : "sell", quantity: qty, price, at } as const;
  const lot = lotOf(symbol);
  if (lot !== undefined)
    return as === undefined ? changed(paymentFor(traded, lot)) : unknown(entry, `is a ${type} of ${symbol}`);
  const ticker = wireTicker.safeParse(symbol);
  if (!ticker.success) return unknown(entry, `names "${symbol}", which is no ticker`);
  const fill: RecordedFill = { ...traded, brokerId, ticker: ticker.data, cumulative: cum_qty };
  // A trade that is busted or corrected stands among the fills, and takes something back: it is none more.
  return as === undefined ? { kind: "fill", fill } : { kind: "amendment", as, fill };
}

const OPTION = /^[A-Z0-9]{1,6}\d{6}[CP]\d{8}$/;

/** How many units one of an option or of a coin is; nothing for shares. */
function lotOf(symbol: string): bigint | undefined {
  if (OPTION.test(symbol)) return 100n;
  return symbol.includes("/") ? 1n : undefined;
}

type Traded = Pick<RecordedFill, "id" | "side" | "quantity" | "price" | "at">;

/** Options and coins are none of our business, but what they cost or bring is in the account's cash. */
export function paymentFor({ id, side, quantity, price, at }: Traded, lot = 1n): Activity {
  const value = new Decimal<"money">(valueOf(quantity, price).nanos * lot);
  return { kind: "transfer", id, at, cash: side === "buy" ? value.negated() : value };
}

type Reader = (wire: WireChange) => RecordedActivity;

const fee: Reader = (wire) =>
  paid(wire, (told, cash) => ({ kind: "fee", ...told, cash, note: wire.description ?? wire.activity_type }));

const interest: Reader = (wire) => paid(wire, (told, cash) => ({ kind: "interest", ...told, cash }));

const transfer: Reader = (wire) => paid(wire, (told, cash) => ({ kind: "transfer", ...told, cash }));

function dividend(wire: WireChange): RecordedActivity {
  const { activity_sub_type: type, net_amount: cash } = wire;
  const ticker = wireTicker.safeParse(wire.symbol).data;
  if (type === "SDIV" && cash?.isZero() !== false) return unknown(wire, "is a dividend in shares");
  if (ticker === undefined) return unknown(wire, "names no symbol");
  return paid(wire, (told, amount) => ({ kind: "dividend", ...told, ticker, cash: amount }));
}

function shareTransfer(wire: WireChange): RecordedActivity {
  const [ticker, shares] = [wireTicker.safeParse(wire.symbol).data, wireQuantity.safeParse(wire.qty).data];
  if (ticker === undefined || shares === undefined) return unknown(wire, "names no shares");
  return changed({ kind: "share-transfer", ...toldOf(wire), ticker, shares });
}

function leg(wire: WireChange): RecordedActivity {
  const { activity_type: type, net_amount: cash = NO_MONEY, group_id, id, date } = wire;
  const [ticker, shares] = [wireTicker.safeParse(wire.symbol).data, wireQuantity.safeParse(wire.qty).data];
  if (ticker === undefined || shares === undefined) return unknown(wire, "names no shares");
  // A split is told in one entry, unless it is told in a group.
  const group = group_id ?? (type === "SPLIT" ? id : `${type} of ${date}`);
  return { kind: "leg", leg: { ...toldOf(wire), type, group, ticker, shares, cash } };
}

/** Alpaca's types of activities beside fills, and what they are to us. What is not here is not known. */
const READERS: ReadonlyMap<string, Reader> = new Map([
  ...asOne(fee, "FEE PTC PTR"),
  ...asOne(dividend, "DIV DIVCGL DIVCGS DIVFEE DIVFT DIVNRA DIVROC DIVTW DIVTXEX CGD"),
  ...asOne(interest, "INT INTNRA INTTW"),
  ...asOne(transfer, "CSD CSW JNLC ACATC"),
  ...asOne(shareTransfer, "JNLS ACATS FOPT"),
  ...asOne(leg, "SPLIT NC MA"),
]);

function asOne(reader: Reader, types: string): readonly (readonly [string, Reader])[] {
  return types.split(" ").map((type) => [type, reader] as const);
}

interface Told {
  readonly id: string;
  readonly at: Instant;
}

/** What is told of every change. Without a time it counts from the beginning of its day. */
const toldOf = ({ id, created_at: at, date }: WireChange): Told => ({ id, at: at ?? newYorkInstant(date, 0) });

function paid(wire: WireChange, activityOf: (told: Told, cash: Money) => Activity): RecordedActivity {
  const { net_amount: cash } = wire;
  return cash === undefined ? unknown(wire, "names no amount") : changed(activityOf(toldOf(wire), cash));
}

const changed = (activity: Activity): RecordedActivity => ({ kind: "change", activity });

const unknown = (
  { id, activity_type: type }: Pick<WireActivity, "id" | "activity_type">,
  why: string,
): RecordedActivity => changed(unknownActivity({ id, type }, why));
