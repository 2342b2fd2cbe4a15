import type { Route } from "../server/route.ts";
import { readAccount } from "./account.ts";
import { activities } from "./activities.ts";
import { assets } from "./assets.ts";
import { bars } from "./bars.ts";
import { cancelOrders } from "./cancel-orders.ts";
import { clockAndCalendar } from "./clock-and-calendar.ts";
import { latestData } from "./latest-data.ts";
import { positions } from "./positions.ts";
import { postOrder } from "./post-order.ts";
import { readOrders } from "./read-orders.ts";
import { replaceOrder } from "./replace-order.ts";
import { tickHistory } from "./tick-history.ts";

/** Everything that Alpaca's interfaces have and the simulator answers; the first that fits does. */
export const ROUTES: readonly Route[] = [
  readAccount,
  ...activities,
  ...assets,
  ...clockAndCalendar,
  ...positions,
  postOrder,
  ...readOrders,
  replaceOrder,
  ...cancelOrders,
  ...latestData,
  ...bars,
  ...tickHistory,
];
