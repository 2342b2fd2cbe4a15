import * as z from "zod";

export const CHANNELS = ["trades", "quotes", "bars"] as const;
export type Channel = (typeof CHANNELS)[number];

const symbols = z.array(z.string()).default([]);
export const SubscriptionMessage = z.object({
  action: z.enum(["subscribe", "unsubscribe"]),
  trades: symbols,
  quotes: symbols,
  bars: symbols,
});
export type SubscriptionMessage = z.infer<typeof SubscriptionMessage>;

export type Subscriptions = Readonly<Record<Channel, ReadonlySet<string>>>;

export const NO_SUBSCRIPTIONS: Subscriptions = { trades: new Set(), quotes: new Set(), bars: new Set() };

export function withSubscription(current: Subscriptions, message: SubscriptionMessage): Subscriptions {
  const changed = (channel: Channel): ReadonlySet<string> => {
    const named = message[channel];
    if (message.action === "subscribe") return new Set([...current[channel], ...named]);
    return new Set([...current[channel]].filter((symbol) => !named.includes(symbol)));
  };
  return { trades: changed("trades"), quotes: changed("quotes"), bars: changed("bars") };
}

export const encodeSubscriptions = ({ trades, quotes, bars }: Subscriptions): object => ({
  T: "subscription",
  ...{ trades: [...trades], quotes: [...quotes], bars: [...bars] },
});
