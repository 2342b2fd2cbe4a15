import "reflect-metadata"; // tsyringe will not load without it; this line appears once per app.
import { credentialsFrom, KEY_NAMES, type CredentialSource } from "@alchemiser/alpaca";
import { assemble, Secrets, type Alerts, type Clock } from "@alchemiser/application";
import type { Mandate } from "@alchemiser/domain";
import { SystemClock } from "@alchemiser/local/clock";
import { secretSource } from "@alchemiser/local/secrets";
import { allAlerts, createLog, KnownSecrets, logAlerts, WebhookAlerts, type Log } from "@alchemiser/observability";
import { container } from "tsyringe";
import { readMandate } from "./config/mandate.ts";
import { ledgerFolder, logLevel, onlyKnown, simulatorUrl, webhook, type Environment } from "./config/variables.ts";
import type { WorldName } from "./event.ts";
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
  /** New ones for each run: what one run could not tell does not hold up the next. */
  readonly alerts: () => Alerts;
}

interface AllParts extends Omit<Parts, "doors">, Readonly<Record<WorldName, Door>> {
  readonly variables: Environment;
  readonly ledger: string | undefined;
  readonly credentials: CredentialSource;
}

/** Puts the function together. @throws AggregateError that names every part that cannot be had, and why */
export function compose(environment: Environment): Parts {
  const part = assemble<AllParts>(container.createChildContainer(), {
    variables: () => onlyKnown(environment),
    mandate: () => readMandate(environment),
    clock: () => new SystemClock(),
    knownSecrets: () => new KnownSecrets(),
    log: (other) => createLog({ level: logLevel(environment), secrets: other("knownSecrets") }),
    alerts: (other) => {
      const url = webhook(environment);
      const secrets = other("knownSecrets");
      if (url !== undefined) secrets.learn(new Secrets(new Map([["webhook", url]])));
      const logged = logAlerts(other("log"));
      return () => allAlerts(url === undefined ? [logged] : [logged, new WebhookAlerts({ url, secrets })]);
    },
    credentials: (other) => {
      const source = secretSource({ source: "environment", names: KEY_NAMES });
      return credentialsFrom(other("knownSecrets").watching(source), other("clock"));
    },
    ledger: () => ledgerFolder(environment),
    demo: (other) => demo(simulatorUrl(environment), other("credentials")),
    paper: (other) => paper({ folder: other("ledger"), credentials: other("credentials"), clock: other("clock") }),
    live: (other) => live({ folder: other("ledger") }),
  });
  const doors = { demo: part("demo"), paper: part("paper"), live: part("live") };
  const [mandate, clock, knownSecrets, log] = [part("mandate"), part("clock"), part("knownSecrets"), part("log")];
  return { mandate, doors, clock, knownSecrets, log, alerts: part("alerts") };
}
