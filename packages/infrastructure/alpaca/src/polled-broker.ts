import type { Broker } from "@alchemiser/application";
import { pollingWatch, type Polling } from "./polling-watch.ts";

/** The same broker, asked instead of listened to, for whoever cannot keep a socket open. */
export const polled = (broker: Broker, polling: Polling): Broker => ({
  account: (signal) => broker.account(signal),
  submit: (request, signal, leaving) => broker.submit(request, signal, leaving),
  cancel: (id, signal) => broker.cancel(id, signal),
  find: (id, signal) => broker.find(id, signal),
  openOrders: (signal) => broker.openOrders(signal),
  activitiesSince: (cursor, signal) => broker.activitiesSince(cursor, signal),
  watch: pollingWatch(polling),
});
