import "reflect-metadata"; // tsyringe will not load without it; this line appears once per app.
import { randomInt } from "node:crypto";
import { alpaca, type Alpaca, type AlpacaAddresses, type CredentialSource } from "@alchemiser/alpaca";
import type { BarSource, BarStore, Broker, Clock, Desk, Ledger, MarketData } from "@alchemiser/application";
import { centTicks, type Session } from "@alchemiser/domain";
import { ParquetBarStore } from "@alchemiser/local/bars";
import { SystemClock } from "@alchemiser/local/clock";
import { container, instanceCachingFactory as once, type DependencyContainer, type InjectionToken } from "tsyringe";
import { cutDesk } from "./failpoints/cut-desk.ts";
import type { Failpoint } from "./failpoints/failpoints.ts";
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
const ledger = port<Ledger>("Ledger");
const broker = port<Broker>("Broker");
const marketData = port<MarketData>("MarketData");
const barSource = port<BarSource>("BarSource");
const network = port<Clock>("Network");
const sdk = port<Alpaca>("Alpaca");

/** What the commands need that look at this machine alone. */
const local = (home: Home): readonly Binding[] => [
  bind(clock, () => new SystemClock()),
  bind(bars, () => new ParquetBarStore(home.bars)),
];

/** What is opened before a world can be put together: it may have to wait, and constructors do not. */
export interface WorldParts {
  readonly addresses: AlpacaAddresses;
  readonly credentials: CredentialSource;
  readonly clock: Clock;
  readonly ledger: Ledger;
  readonly barsFolder: string;
  readonly since: Session;
  /** For drills: where the process is to be killed. */
  readonly failpoint: Failpoint | undefined;
}

/** The jitter of repeated questions: whatever the machine has for chance. */
const chance = (): number => randomInt(2 ** 32) / 2 ** 32;

const CALL_TIMEOUT_MS = 10_000;

/** Every world that trades through Alpaca's interface: the real one, or the simulated one. */
const world = (parts: WorldParts): readonly Binding[] => [
  bind(clock, () => parts.clock),
  bind(ledger, () => parts.ledger),
  bind(bars, () => new ParquetBarStore(parts.barsFolder)),
  // The network is waited for in real time, also where the market's time is virtual.
  bind(network, () => new SystemClock()),
  bind(sdk, (root) =>
    alpaca({
      ...parts.addresses,
      ...parts,
      network: root.resolve(network.token),
      feed: "iex",
      random: chance,
      timeoutMs: CALL_TIMEOUT_MS,
    }),
  ),
  bind(broker, (root) => root.resolve(sdk.token).broker),
  bind(marketData, (root) => root.resolve(sdk.token).marketData),
  bind(barSource, (root) => root.resolve(sdk.token).bars),
];

export function openDesk(parts: WorldParts): Desk {
  const root = compose(world(parts));
  const part = <Part>({ token }: Port<Part>): Part => root.resolve(token);
  const desk: Desk = {
    ports: {
      clock: part(clock),
      ledger: part(ledger),
      broker: part(broker),
      marketData: part(marketData),
      ticks: centTicks,
    },
    bars: { store: part(bars), source: part(barSource), since: parts.since },
  };
  return parts.failpoint === undefined ? desk : cutDesk(desk, parts.failpoint);
}

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
