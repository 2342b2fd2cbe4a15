const LIVE = "packages/application/src/live";
const DOMAIN = "packages/domain/src";
const ALPACA = "packages/infrastructure/alpaca/src";
const SIMULATION = "apps/simulation/src";

/** Mistakes in what the cycle stands on: the domain, the driver, the adapter and the ledger. */
export const AROUND_THE_CYCLE = [
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
    name: "a fill counts as often as it is told",
    file: `${DOMAIN}/ledger/executions.ts`,
    before: "if (isTold) return false;",
    after: "",
  },
  {
    name: "fees and dividends are read and forgotten",
    file: `${DOMAIN}/ledger/ledger-fold.ts`,
    before: "this.#parts = applyActivity(this.#parts, activity);",
    after: "applyActivity(this.#parts, activity);",
  },
  {
    name: "a trade that is busted or corrected is not taken back",
    file: `${DOMAIN}/ledger/fill-books.ts`,
    before: "lost.isPositive() ?",
    after: "lost.isNegative() ?",
  },
  {
    name: "a symbol keeps its old name in the books",
    file: `${DOMAIN}/ledger/apply-activity.ts`,
    before: "      return reorganize(parts, activity);",
    after: "      void reorganize;\n      return parts;",
  },
  {
    name: "an activity that nobody knows is passed over",
    file: "packages/application/src/cycle/cycle-step.ts",
    before: "return unknown === undefined ? step :",
    after: "return unknown !== undefined ? step :",
  },
  {
    name: "nobody misses shares that were sold beside the mandate",
    file: "packages/application/src/cycle/compare.ts",
    before: "shares.isNegative()",
    after: "shares.isZero()",
  },
  {
    name: "open orders are forgotten when a run dies",
    file: "packages/application/src/cycle/memory-of.ts",
    before: "const orders = decision === undefined ? fold.openOrders : ordersFor(decision, fold);",
    after: "const orders = decision === undefined ? fold.openOrders : ordersFor(decision, fold).slice(0, 0);",
  },
  {
    name: "a decision is not kept",
    file: `${LIVE}/live-driver.ts`,
    before: "this.#decisions.read(await ledger.freeze(frozen))",
    after: "this.#decisions.read(frozen)",
  },
  {
    name: "a kept decision is not looked for",
    file: `${LIVE}/live-driver.ts`,
    before: "{ decision: kept && this.#decisions.read(kept), latestRevision }",
    after: "{ decision: kept && undefined, latestRevision }",
  },
  {
    name: "a run that was frozen sends what it had written down, whoever has gone on meanwhile",
    file: "packages/application/src/live/live-driver.ts",
    before: "mayLeave: () => this.#proveOwnership() };",
    after: "};\n        void this.#proveOwnership;",
  },
  {
    name: "an order that waits for its turn leaves after a halt",
    file: `${ALPACA}/transport/alpaca-calls.ts`,
    before: "!mayCall || leaving?.recall?.aborted === true",
    after: "!mayCall && leaving?.recall?.aborted !== true",
  },
  {
    name: "calls know no limit",
    file: `${ALPACA}/transport/rate-limiter.ts`,
    before: "if (this.#closedUntil > this.#clock.now()) return this.#closedUntil;",
    after: "if (this.#closedUntil >= 0) return undefined;",
  },
  {
    name: "a call never times out",
    file: `${ALPACA}/transport/deadline.ts`,
    before: '.then(() => ending.resolve({ ended: "timed-out" }));',
    after: ".then(() => undefined);",
  },
  {
    name: "orders are repeated like questions",
    file: `${ALPACA}/alpaca-broker.ts`,
    before:
      'const attempt = await this.#calls.attempt({ name: "submit-order", order: encodeOrder(request) }, signal, leaving);',
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
    before: 'const held = aim === "reconcile" ? [] : [...holdingsOf(fold.book).keys()];',
    after: 'const held = aim === "reconcile" ? [] : [...holdingsOf(fold.book).keys()].slice(0, 0);',
  },
  {
    name: "whatever else is in the account is the mandate's",
    file: `${DOMAIN}/ledger/fill-books.ts`,
    before: "{ ...before, external: settledOutside(before.external, fill) }",
    after: "before",
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
