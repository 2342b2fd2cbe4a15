import { brokerWith, type Broker } from "@alchemiser/application";
import { pollingWatch, type Polling } from "./polling-watch.ts";

/** The same broker, asked instead of listened to, for whoever cannot keep a socket open. */
export const polled = (broker: Broker, polling: Polling): Broker =>
  brokerWith(broker, { watch: pollingWatch(polling) });
