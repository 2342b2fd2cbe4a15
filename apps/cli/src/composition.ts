import "reflect-metadata"; // tsyringe will not load without it; this line appears once per app.
import type { BarStore, Clock } from "@alchemiser/application";
import { ParquetBarStore } from "@alchemiser/local/bars";
import { SystemClock } from "@alchemiser/local/clock";
import { container, instanceCachingFactory as once, type DependencyContainer, type InjectionToken } from "tsyringe";
import type { Home } from "./home.ts";

interface Port<Part> {
  readonly name: string;
  readonly token: InjectionToken<Part>;
}

/** Registers who answers for a port, and says which port it was. */
type Binding = (root: DependencyContainer) => Port<unknown>;

const port = <Part>(name: string): Port<Part> => ({ name, token: Symbol(name) });

const bind =
  <Part>(to: Port<Part>, make: (root: DependencyContainer) => Part): Binding =>
  (root) => {
    root.register(to.token, { useFactory: once(make) });
    return to;
  };

const clock = port<Clock>("Clock");
const bars = port<BarStore>("BarStore");

/** What the commands need that look at this machine alone. */
const local = (home: Home): readonly Binding[] => [
  bind(clock, () => new SystemClock()),
  bind(bars, () => new ParquetBarStore(home.bars)),
];

export interface LocalPorts {
  readonly clock: Clock;
  readonly bars: BarStore;
}

export function openLocal(home: Home): LocalPorts {
  const root = compose(local(home));
  return { clock: root.resolve(clock.token), bars: root.resolve(bars.token) };
}

/** A container of its own, in which every port has answered once. @throws AggregateError that names those that do not */
export function compose(bindings: readonly Binding[]): DependencyContainer {
  const root = container.createChildContainer();
  const ports = bindings.map((binding) => binding(root));
  const failures = ports.flatMap(({ name, token }) => failureOf(name, () => root.resolve(token)));
  if (failures.length === 0) return root;
  throw new AggregateError(failures, `not everything can be put together: ${failures.map(String).join("; ")}`);
}

function failureOf(name: string, resolve: () => unknown): readonly Error[] {
  try {
    resolve();
    return [];
  } catch (cause) {
    return [new Error(name, { cause })];
  }
}
