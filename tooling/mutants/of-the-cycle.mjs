const CYCLE = "packages/application/src/cycle";

/** Mistakes in the order of steps. */
export const OF_THE_CYCLE = [
  {
    name: "an order that got lost is sent again under a new id",
    file: `${CYCLE}/step-flight.ts`,
    before: 'commands: [{ do: "submit", request: requestOf(flight.intent) }],',
    after:
      'commands: [{ do: "submit", request: { ...requestOf(flight.intent), id: `${flight.intent.id}b` as never } }],',
  },
  {
    name: "an order is sent before its intent is journalled",
    file: `${CYCLE}/written-first.ts`,
    before: 'return { cycle, commands: [{ do: "journal", records }, ...others] };',
    after: 'return { cycle, commands: [...others, { do: "journal", records }] };',
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
    before: 'return isQuiet ? { cycle: { ...cycle, phase: { name: "traded", side } }',
    after: 'return at > 0 ? { cycle: { ...cycle, phase: { name: "traded", side } }',
  },
  {
    name: "a leg forgets what its earlier slices were filled",
    file: `${CYCLE}/legs.ts`,
    before: "stillToTrade(intent.quantity, filled(attempts))",
    after: "intent.quantity",
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
    name: "another order under our id is no reason to stop",
    file: `${CYCLE}/cycle-step.ts`,
    before: 'if (next.flight.stage.at === "mistaken") return raise(step, next.flight.stage.reason, event.at);',
    after: "",
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
    name: "ledger and account are never compared",
    file: `${CYCLE}/compare.ts`,
    before: "const expected = book.cash.plus(external.cash);",
    after: "if (snapshot.cash.equals(snapshot.cash)) return found;\n  const expected = book.cash.plus(external.cash);",
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
    before: "mayBuyNow(cycle) && !salesFailed(cycle);",
    after: "mayBuyNow(cycle) && (salesFailed(cycle) || true);",
  },
  {
    name: "the first difference halts the account",
    file: `${CYCLE}/resolving.ts`,
    before: 'return lookAgain(cycle, "decide", at) ?? halted',
    after: "return halted",
  },
  {
    name: "the difference at the end halts the account at once",
    file: `${CYCLE}/ending.ts`,
    before: 'return lookAgain(cycle, "end", at) ?? halted',
    after: "return halted",
  },
  {
    name: "whoever doubts looks again at once, and no more",
    file: `${CYCLE}/doubting.ts`,
    before: "= [0, 5000];",
    after: "= [0];",
  },
  {
    name: "what orders did is not remembered until the account's history tells it",
    file: `${CYCLE}/settling.ts`,
    before: '&& next !== "decide" && !cycle.isBehind;',
    after: '&& next !== "decide";',
  },
  {
    name: "a halted account is traded",
    file: `${CYCLE}/settling.ts`,
    before: 'const isHalted = memory.trading === "HALTED" && aim !== "reconcile";',
    after: 'const isHalted = memory.trading === "HALTED" && aim === "flatten";',
  },
  {
    name: "a halted account keeps what an earlier run left working",
    file: `${CYCLE}/settling.ts`,
    before: "return cycle.memory?.account === undefined\n    ? ended",
    after: "return cycle.memory !== undefined\n    ? ended",
  },
  {
    name: "buys are sized by what was planned, not by the cash that is there",
    file: `${CYCLE}/funding.ts`,
    before: 'quantity: known(paid[index], "every buy is fitted") }));',
    after: "quantity: intent.quantity }));",
  },
];
