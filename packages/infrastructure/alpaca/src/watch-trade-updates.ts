import {
  BrokerUnavailable,
  ExternalFailure,
  UnexpectedAnswer,
  type BrokerEvent,
  type Watch,
} from "@alchemiser/application";
import { InvariantViolation } from "@alchemiser/domain";
import type { OrderNames } from "./order-names.ts";
import type { Calling } from "./transport/alpaca-calls.ts";
import { withinDeadline } from "./transport/deadline.ts";
import { decodeTradeUpdate } from "./wire/decode-trade-update.ts";

type Listener = (event: BrokerEvent) => void;

/**
 * Passes Alpaca's trade updates on as events. What cannot be understood is not guessed: the listener is sent to ask,
 * and gets the same nonsense, or sense, as an answer.
 *
 * @throws BrokerUnavailable when the stream does not begin within the deadline
 */
export async function watchTradeUpdates(calling: Calling, names: OrderNames, listener: Listener): Promise<Watch> {
  const { transport, clock, timeoutMs } = calling;
  const heard = {
    update: (body: unknown) => {
      const event = eventOf(body);
      if (event?.kind === "order") names.learn({ kind: "equity", id: event.id, brokerId: event.report.brokerId });
      if (event !== undefined) listener(event);
    },
    resumed: () => listener({ kind: "resumed" }),
  };
  const ending = await withinDeadline((signal) => transport.openTradeUpdates(heard, signal), {
    clock,
    timeoutMs,
    signal: undefined,
  });
  if (ending.ended === "answered") return ending.value;
  const cause = ending.ended === "failed" ? ending.cause : undefined;
  if (cause instanceof ExternalFailure || cause instanceof InvariantViolation) throw cause;
  throw new BrokerUnavailable("Alpaca's stream of trade updates did not begin", { cause });
}

function eventOf(body: unknown): BrokerEvent | undefined {
  try {
    return decodeTradeUpdate(body);
  } catch (failure) {
    if (failure instanceof UnexpectedAnswer) return { kind: "resumed" };
    throw failure;
  }
}
