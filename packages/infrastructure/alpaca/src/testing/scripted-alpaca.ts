import { alpacaOver, type Alpaca } from "../alpaca.ts";
import { HandClock } from "./hand-clock.ts";
import { ScriptedTransport, type Script } from "./scripted-transport.ts";

export interface ScriptedAlpaca extends Alpaca {
  readonly transport: ScriptedTransport;
  readonly hand: HandClock;
}

/** All of our side, over a script. */
export function scriptedAlpaca(script: Script, hand: HandClock = new HandClock()): ScriptedAlpaca {
  const transport = new ScriptedTransport(script);
  const alpaca = alpacaOver(transport, { feed: "iex", clock: hand, random: () => 0, timeoutMs: 1000 });
  return { ...alpaca, transport, hand };
}
