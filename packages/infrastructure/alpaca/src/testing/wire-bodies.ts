type Body = Readonly<Record<string, unknown>>;

/** An order as Alpaca tells it: a limit buy of ten SPY, just taken. */
export const orderBody = (changes: Body = {}): Body => ({
  id: "b-1",
  client_order_id: "c-1",
  asset_class: "us_equity",
  symbol: "SPY",
  side: "buy",
  type: "limit",
  time_in_force: "day",
  extended_hours: false,
  qty: "10",
  notional: null,
  limit_price: "500.25",
  stop_price: null,
  filled_qty: "0",
  filled_avg_price: null,
  status: "new",
  submitted_at: "2025-07-02T13:45:00.123456789Z",
  updated_at: "2025-07-02T09:45:00.5-04:00",
  ...changes,
});

/** An execution in the account's history. */
export const fillBody = (changes: Body = {}): Body => ({
  id: "20250702094501000::f-1",
  activity_type: "FILL",
  type: "fill",
  order_id: "b-1",
  symbol: "SPY",
  side: "buy",
  qty: "10",
  cum_qty: "10.00",
  leaves_qty: "0",
  price: "500.2",
  transaction_time: "2025-07-02T13:45:01.000Z",
  ...changes,
});

/** Something that happened to the account without an order. */
export const changeBody = (type: string, changes: Body = {}): Body => ({
  id: "20250702000000000::n-1",
  activity_type: type,
  date: "2025-07-02",
  net_amount: "1.02",
  status: "executed",
  ...changes,
});

/** A message of the trade updates. */
export const updateBody = (event: string, changes: Body = {}): Body => ({
  event,
  order: orderBody(changes),
  price: "500.2",
  qty: "4",
  timestamp: "2025-07-02T13:45:01.000Z",
});

export const accountBody = (changes: Body = {}): Body => ({
  account_number: "A1",
  status: "ACTIVE",
  cash: "-23140.2",
  buying_power: "262113.632",
  equity: "103820.56",
  accrued_fees: "0",
  last_equity: "103529.24",
  multiplier: "4",
  trading_blocked: false,
  account_blocked: false,
  trade_suspended_by_user: false,
  ...changes,
});
