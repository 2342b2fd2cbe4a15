import type { BrokerEvent, Clock } from "@alchemiser/application";
import type { Host } from "./alpaca-operation.ts";
import { Circuit, type CircuitNews } from "./circuit.ts";

type Listener = (event: BrokerEvent) => void;

/** The circuits to all of Alpaca's hosts, and who hears of them. */
export class Circuits {
  readonly #listeners = new Set<Listener>();
  readonly to: Readonly<Record<Host, Circuit>>;

  constructor(clock: Clock) {
    const circuit = (host: Host): Circuit => new Circuit(clock, (news) => this.#tell(host, news));
    this.to = { trading: circuit("trading"), data: circuit("data") };
  }

  /** Tells `listener` from now on, until the listening is ended. */
  listen(listener: Listener): { end(): void } {
    this.#listeners.add(listener);
    return {
      end: () => {
        this.#listeners.delete(listener);
      },
    };
  }

  #tell(host: Host, news: CircuitNews): void {
    const service = `Alpaca's ${host} API`;
    const event: BrokerEvent =
      news.state === "open"
        ? { kind: "out-of-reach", service, until: news.until, reason: news.reason }
        : { kind: "in-reach", service };
    for (const listener of this.#listeners) listener(event);
  }
}
