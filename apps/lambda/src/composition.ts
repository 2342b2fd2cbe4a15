import "reflect-metadata"; // tsyringe will not load without it; this line appears once per app.
import type { CredentialSource } from "@alchemiser/alpaca";
import { RefreshingSecrets, type Clock } from "@alchemiser/application";
import type { Mandate } from "@alchemiser/domain";
import { SystemClock } from "@alchemiser/local/clock";
import { secretSource } from "@alchemiser/local/secrets";
import { createLog, KnownSecrets, type Log } from "@alchemiser/observability";
import { container, instanceCachingFactory as once, type DependencyContainer, type InjectionToken } from "tsyringe";
import { readMandate } from "./config/mandate.ts";
import { ledgerFolder, logLevel, onlyKnown, simulatorUrl, type Environment } from "./config/variables.ts";
import type { WorldName } from "./event.ts";
import { CREDENTIAL_NAMES, credentialsIn } from "./worlds/credentials.ts";
import { demo } from "./worlds/demo.ts";
import { live, paper } from "./worlds/paper.ts";
import type { Door } from "./worlds/world.ts";

/** Everything that an event is answered with. */
export interface Parts {
  readonly mandate: Mandate;
  readonly doors: Readonly<Record<WorldName, Door>>;
  readonly clock: Clock;
  readonly knownSecrets: KnownSecrets;
  readonly log: Log;
}

/** The environment's key is read once in any case: it cannot change while the function runs. */
const KEY_AGE_MS = 15 * 60_000;

interface Port<Part> {
  readonly name: string;
  readonly token: InjectionToken<Part>;
}

const port = <Part>(name: string): Port<Part> => ({ name, token: Symbol(name) });

const variables = port<Environment>("variables");
const mandate = port<Mandate>("mandate");
const clock = port<Clock>("clock");
const knownSecrets = port<KnownSecrets>("known secrets");
const log = port<Log>("log");
const credentials = port<CredentialSource>("credentials");
const demoDoor = port<Door>("demo");
const paperDoor = port<Door>("paper");
const liveDoor = port<Door>("live");
const PORTS: readonly Port<unknown>[] = [
  ...[variables, mandate, clock, knownSecrets, log],
  ...[credentials, demoDoor, paperDoor, liveDoor],
];

/** Puts the function together. @throws AggregateError that names every part that cannot be had, and why */
export function compose(environment: Environment): Parts {
  const root = container.createChildContainer();
  const bind = <Part>(to: Port<Part>, make: () => Part): void => {
    root.register(to.token, { useFactory: once(make) });
  };
  const get = <Part>(part: Port<Part>): Part => root.resolve(part.token);

  bind(variables, () => onlyKnown(environment));
  bind(mandate, () => readMandate(environment));
  bind(clock, () => new SystemClock());
  bind(knownSecrets, () => new KnownSecrets());
  bind(log, () => createLog({ level: logLevel(environment), secrets: get(knownSecrets) }));
  bind(credentials, () => {
    const source = get(knownSecrets).watching(secretSource({ source: "environment", names: CREDENTIAL_NAMES }));
    return credentialsIn(new RefreshingSecrets(source, { clock: get(clock), maxAgeMs: KEY_AGE_MS }));
  });
  bind(demoDoor, () => demo(simulatorUrl(environment), get(credentials)));
  bind(paperDoor, () => paper({ folder: ledgerFolder(environment), credentials: get(credentials), clock: get(clock) }));
  bind(liveDoor, () => live({ folder: ledgerFolder(environment) }));

  refuseIncomplete(root);
  const doors = { demo: get(demoDoor), paper: get(paperDoor), live: get(liveDoor) };
  return { mandate: get(mandate), clock: get(clock), knownSecrets: get(knownSecrets), log: get(log), doors };
}

/** Asks every port once, so that all that is wrong is told together, before anything trades. */
function refuseIncomplete(root: DependencyContainer): void {
  const failures = PORTS.flatMap(({ name, token }) => failureOf(name, () => root.resolve(token)));
  if (failures.length === 0) return;
  const faults = failures.map(({ message }) => message).join("\n");
  throw new AggregateError(failures, `the function cannot be put together:\n${faults}`);
}

function failureOf(name: string, resolve: () => unknown): readonly Error[] {
  try {
    resolve();
    return [];
  } catch (cause) {
    return [new Error(`${name}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })];
  }
}
