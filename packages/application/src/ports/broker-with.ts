import type { Broker } from "./broker.ts";

/** `broker`, except for what `changes` does in its place. */
export const brokerWith = (broker: Broker, changes: Partial<Broker>): Broker => ({
  account: (signal) => broker.account(signal),
  submit: (request, signal, leaving) => broker.submit(request, signal, leaving),
  cancel: (id, signal) => broker.cancel(id, signal),
  find: (id, signal) => broker.find(id, signal),
  openOrders: (signal) => broker.openOrders(signal),
  activitiesSince: (cursor, signal) => broker.activitiesSince(cursor, signal),
  watch: (listener) => broker.watch(listener),
  ...changes,
});
