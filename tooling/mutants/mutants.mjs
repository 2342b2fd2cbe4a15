const CYCLE = "packages/application/src/cycle";
const LIVE = "packages/application/src/live";
const DOMAIN = "packages/domain/src";
const ALPACA = "packages/infrastructure/alpaca/src";
const SIMULATION = "apps/simulation/src";

/**
 * One mistake each that somebody could make: in `file`, `before` stands once and becomes `after`. Every one must make
 * the simulation fail.
 */
export const MUTANTS = [
  {
    name: "an order that got lost is sent again under a new id",
    file: `${CYCLE}/step-flight.ts`,
    before: 'commands: [{ do: "submit", request: requestOf(flight.intent) }],',
    after:
      'commands: [{ do: "submit", request: { ...requestOf(flight.intent), id: `${flight.intent.id}b` as never } }],',
  },
  {
    name: "an order is sent before its intent is journalled",
    file: `${CYCLE}/flight.ts`,
    before: '{ do: "journal", records: [{ kind: "intended", at, intent }] },\n      { do: "submit", request },',
    after: '{ do: "submit", request },\n      { do: "journal", records: [{ kind: "intended", at, intent }] },',
  },
  {
    name: "the ledger does not sync",
    file: `${SIMULATION}/disk-ledger.ts`,
    before: '    await this.#life.effect("written");\n    synced(this.#disk);',
    after: '    await this.#life.effect("written");',
  },
  {
    name: "a torn end of the ledger is kept",
    file: `${SIMULATION}/disk-ledger.ts`,
    before: "disk.truncate(firstBad < 0 ? lines.length : firstBad);",
    after: "disk.truncate(lines.length);",
  },
  {
    name: "filled shares are added up report by report",
    file: `${DOMAIN}/orders/order-record.ts`,
    before: "filled: grows ? report.filled : order.filled,",
    after: "filled: grows ? order.filled.plus(report.filled) : order.filled,",
  },
  {
    name: "the buys come before the sells",
    file: `${CYCLE}/cycle-step.ts`,
    before: 'const step = trade(halted.cycle, "sell", at);',
    after: 'const step = trade(halted.cycle, "buy", at);',
  },
  {
    name: "the buys do not wait for the sells",
    file: `${CYCLE}/trading.ts`,
    before: "for (const flight of cycle.flights.values()) if (!isLanded(flight)) return step;",
    after: "",
  },
  {
    name: "an order without an answer is taken to be rejected",
    file: `${CYCLE}/step-flight.ts`,
    before: '    case "unanswered": {\n',
    after:
      '    case "unanswered": {\n      if (at > 0) return closed(flight, { status: "rejected", reason: submission.reason }, at);\n',
  },
  {
    name: "an order that is not found at once is given up",
    file: `${CYCLE}/step-flight.ts`,
    before: "if (at >= end) return lost(flight, resend, moment);",
    after: 'if (at >= 0) return closed(flight, { status: "expired", reason: "not found" }, at);',
  },
  {
    name: "an order that is not found at once is sent again",
    file: `${CYCLE}/step-flight.ts`,
    before: "if (at >= end) return lost(flight, resend, moment);",
    after: "if (at >= 0) return lost(flight, resend, moment);",
  },
  {
    name: "an id that is taken is a rejection",
    file: `${CYCLE}/step-flight.ts`,
    before: '    case "duplicate":\n',
    after:
      '    case "duplicate":\n      if (at > 0) return closed(flight, { status: "rejected", reason: submission.reason }, at);\n',
  },
  {
    name: "an order of an old decision is sent again",
    file: `${CYCLE}/step-flight.ts`,
    before:
      'if (resend === "forbidden") return closed(flight, { status: "expired", reason: "it never reached the broker" }, at);',
    after: "",
  },
  {
    name: "a cancel that was asked for is the end of the order",
    file: `${CYCLE}/step-flight.ts`,
    before: 'return event.cancellation === "requested" ? check(flight, event.at) : look(flight);',
    after: 'return closed(flight, { status: "canceled", reason: undefined }, event.at);',
  },
  {
    name: "an order is never given up for another attempt",
    file: `${CYCLE}/step-flight.ts`,
    before: "return at >= flight.stage.deadline ? abort(flight) : stay(flight);",
    after: "return stay(flight);",
  },
  {
    name: "an order of somebody else under our id is ours",
    file: `${CYCLE}/step-flight.ts`,
    before: "if (!isSameOrder(order.request, flight.record.request))",
    after: "if (flight.record.request.id !== order.request.id)",
  },
  {
    name: "a fill counts as often as it is told",
    file: `${DOMAIN}/ledger/ledger-fold.ts`,
    before: "if (this.#seen.has(id)) return;",
    after: "",
  },
  {
    name: "fees and dividends are read and forgotten",
    file: `${DOMAIN}/ledger/ledger-fold.ts`,
    before: "this.#book = book;\n    this.#external = external;",
    after: "this.#external = external;",
  },
  {
    name: "open orders are forgotten when a run dies",
    file: `${LIVE}/live-driver.ts`,
    before: "const all = new Map([...ofDecision, ...openOrders].map((order) => [order.intent.id, order]));",
    after:
      "const all = new Map(ofDecision.filter(({ record }) => record.brokerId !== undefined && openOrders.length < 0).map((order) => [order.intent.id, order]));",
  },
  {
    name: "a decision is not kept",
    file: `${LIVE}/live-driver.ts`,
    before: "const decision = thawed(await ledger.freeze(freezing(command.decision)));",
    after: "const decision = thawed(freezing(command.decision));\n        void ledger;",
  },
  {
    name: "a kept decision is not looked for",
    file: `${LIVE}/live-driver.ts`,
    before: "return kept && thawed(kept);",
    after: "return kept && undefined;",
  },
  {
    name: "ledger and account are never compared",
    file: `${CYCLE}/compare.ts`,
    before: "const found: string[] = [];",
    after: "const found: string[] = [];\n  if (snapshot.cash.equals(snapshot.cash)) return found;",
  },
  {
    name: "what happened is read, and the memory stays as it was",
    file: `${CYCLE}/settling.ts`,
    before: "return isRemembered ? settled(read, next) : refresh(read, next, records);",
    after: "return isRemembered || records.length < 0 ? settled(read, next) : settled(read, next);",
  },
  {
    name: "failed sells do not stop the buys",
    file: `${CYCLE}/cycle-step.ts`,
    before: 'cycle.memory?.trading === "ACTIVE" && !cycle.isStopping && !salesFailed(cycle);',
    after: 'cycle.memory?.trading === "ACTIVE" && !cycle.isStopping && (salesFailed(cycle) || true);',
  },
  {
    name: "calls know no limit",
    file: `${ALPACA}/transport/rate-limiter.ts`,
    before: "if (this.#closedUntil > now) return this.#closedUntil;",
    after: "if (this.#closedUntil >= 0) return undefined;",
  },
  {
    name: "a call never times out",
    file: `${ALPACA}/transport/deadline.ts`,
    before: "const ending = await Promise.race([answer, timeout, impatience]);",
    after: "void timeout;\n  const ending = await Promise.race([answer, impatience]);",
  },
  {
    name: "orders are repeated like questions",
    file: `${ALPACA}/alpaca-broker.ts`,
    before: 'const attempt = await this.#calls.attempt({ name: "submit-order", order: encodeOrder(request) }, signal);',
    after:
      'let attempt = await this.#calls.attempt({ name: "submit-order", order: encodeOrder(request) }, signal);\n    if (attempt.outcome === "unanswered") attempt = await this.#calls.attempt({ name: "submit-order", order: encodeOrder(request) }, signal);',
  },
  {
    name: "quotes are asked for first",
    file: `${LIVE}/observe-market.ts`,
    before:
      "const assets = await marketData.assets(tickers, signal);\n  const quotes = await marketData.quotes(tickers, signal);",
    after:
      "const quotes = await marketData.quotes(tickers, signal);\n  const assets = await marketData.assets(tickers, signal);",
  },
  {
    name: "what is held has no last close",
    file: `${LIVE}/prepare.ts`,
    before: "tickers: [...new Set([...tickers, ...(await heldIn(ports.ledger))])],",
    after: "tickers: [...new Set([...tickers, ...(await heldIn(ports.ledger)).slice(0, 0)])],",
  },
  {
    name: "whatever else is in the account is the mandate's",
    file: `${DOMAIN}/ledger/ledger-fold.ts`,
    before: "this.#external = settledOutside(this.#external, fill);\n      return;",
    after: "return;",
  },
  {
    name: "the first difference halts the account",
    file: `${CYCLE}/resolving.ts`,
    before: "return cycle.isDoubted ? halted",
    after: "return cycle.isDoubted || at > 0 ? halted",
  },
  {
    name: "the difference at the end halts the account at once",
    file: `${CYCLE}/ending.ts`,
    before: "return cycle.isDoubted ? halted",
    after: "return cycle.isDoubted || at > 0 ? halted",
  },
  {
    name: "an order is looked for five seconds, not sixty",
    file: `${LIVE}/prepare.ts`,
    before: "ambiguityMs: 60_000",
    after: "ambiguityMs: 5000",
  },
  {
    name: "ids are the same every day",
    file: `${DOMAIN}/orders/order-identity.ts`,
    before: 'const day = key.tradeSession.replaceAll("-", "").slice(2);',
    after: 'const day = key.tradeSession.replaceAll("-", "").slice(99) + "250702";',
  },
  {
    name: "all attempts have one id",
    file: `${DOMAIN}/orders/order-identity.ts`,
    before: "-${side}${leg}-${attempt}`);",
    after: "-${side}${leg}-${attempt * 0}`);",
  },
  {
    name: "a halted account is traded",
    file: `${CYCLE}/settling.ts`,
    before: 'if (memory.trading === "HALTED")\n    return ended',
    after: 'if (memory.trading === "HALTED" && memory.orders.length < 0)\n    return ended',
  },
  {
    name: "the stream and the history name a fill differently",
    file: `${ALPACA}/fill-naming.ts`,
    before: "const executionId = executionIdOf(name.id, cumulative);",
    after: "const executionId = `history ${executionIdOf(name.id, cumulative)}`;",
  },
  {
    name: "a silence that the broker asks for is not kept",
    file: `${ALPACA}/transport/alpaca-calls.ts`,
    before: "if (until !== undefined) limiter.closeUntil(until);",
    after: "",
  },
  {
    name: "buys are sized by what was planned, not by the cash that is there",
    file: `${CYCLE}/trading.ts`,
    before: "quantity: quantities[index] ?? NO_SHARES }));",
    after: "quantity: (quantities[index] ?? NO_SHARES).isNegative() ? NO_SHARES : intent.quantity }));",
  },
  {
    name: "a price may jump",
    file: `${DOMAIN}/risk/quote-controls.ts`,
    before: "const close = market.lastClose(ticker);",
    after: "const close = market.now > 0 ? undefined : market.lastClose(ticker);",
  },
  {
    name: "a decision rests on any price",
    file: `${DOMAIN}/decide.ts`,
    before: "if (doubts.length === 0) return opinions;",
    after: "if (doubts.length >= 0) return opinions;",
  },
];
