import type { Desk } from "@alchemiser/application";
import { isLedgerRecord, type LedgerRecord } from "@alchemiser/domain";
import { appending, CUTS, type Failpoint } from "./failpoints.ts";

/** Names the points that a call passes; none for most. */
type PointsOf = (method: string, given: unknown) => readonly string[];

/** For drills: the same desk, at which the process is killed as if the power had gone when it passes the failpoint. */
export function cutDesk({ ports, bars }: Desk, failpoint: Failpoint): Desk {
  const pass = dieAt(failpoint);
  const cut = <Port extends object>(port: Port, methods: Readonly<Record<string, string>>): Port =>
    passing(port, pass, (method) => namesFor(methods, method));
  return {
    ports: {
      ...ports,
      ledger: passing(ports.ledger, pass, (method, given) =>
        method === "append" ? kindsOf(given).map(appending) : namesFor(CUTS.ledger, method),
      ),
      broker: cut(ports.broker, CUTS.broker),
      marketData: cut(ports.marketData, CUTS.marketData),
    },
    bars: { ...bars, store: cut(bars.store, CUTS.store), source: cut(bars.source, CUTS.source) },
  };
}

/** A port whose calls pass a point before they begin and another one after they have ended. */
function passing<Port extends object>(port: Port, pass: (point: string) => void, pointsOf: PointsOf): Port {
  return new Proxy(port, {
    get(target, property) {
      const member: unknown = Reflect.get(target, property);
      if (typeof member !== "function" || typeof property !== "string") return member;
      return async (...given: readonly unknown[]): Promise<unknown> => {
        const points = pointsOf(property, given[0]);
        for (const point of points) pass(`before-${point}`);
        try {
          const answer: unknown = await Reflect.apply(member, target, given);
          return answer;
        } finally {
          // Also when nobody waits for the answer any more: an order may end before the cancel of it is answered.
          for (const point of points) pass(`after-${point}`);
        }
      };
    },
  });
}

function dieAt({ name, passing: times }: Failpoint): (point: string) => void {
  let passed = 0;
  return (point) => {
    if (point !== name) return;
    passed += 1;
    // No handler hears this one, nothing is flushed and nothing is closed.
    if (passed === times) process.kill(process.pid, "SIGKILL");
  };
}

const namesFor = (methods: Readonly<Record<string, string>>, method: string): readonly string[] => {
  const name = Object.hasOwn(methods, method) ? methods[method] : undefined;
  return name === undefined ? [] : [name];
};

/** The kinds of the records that are appended together. */
function kindsOf(given: unknown): readonly LedgerRecord["kind"][] {
  const records: readonly unknown[] = Array.isArray(given) ? given : [];
  return [...new Set(records.filter(isLedgerRecord).map(({ kind }) => kind))];
}
