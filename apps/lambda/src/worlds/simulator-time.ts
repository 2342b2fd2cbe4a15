import { BrokerUnavailable, UnexpectedAnswer } from "@alchemiser/application";
import { instant, isoTime, type Instant } from "@alchemiser/domain";
import * as z from "zod";

const Told = z.object({ now: z.iso.datetime() });

/** The virtual time of a simulator in another process, over its control route. */
export interface SimulatorTime {
  read(): Promise<Instant>;
  moveTo(to: Instant): Promise<void>;
}

/** @throws BrokerUnavailable when nobody answers there, UnexpectedAnswer when it is no simulator in virtual time */
export const simulatorTime = (simulator: string): SimulatorTime => ({
  read: () => ask(`${simulator}/simulator/clock`),
  async moveTo(to) {
    const headers = { "content-type": "application/json" };
    await ask(`${simulator}/simulator/clock`, { method: "POST", headers, body: JSON.stringify({ now: isoTime(to) }) });
  },
});

async function ask(url: string, request?: RequestInit): Promise<Instant> {
  const response = await fetch(url, request).catch((cause: unknown) => {
    throw new BrokerUnavailable(`No simulator answers at "${url}"`, { cause });
  });
  const body: unknown = await response.json().catch((cause: unknown) => {
    throw new UnexpectedAnswer(`"${url}" did not answer with JSON`, { cause });
  });
  const told = Told.safeParse(body);
  if (!response.ok || !told.success)
    throw new UnexpectedAnswer(`"${url}" is no clock of a simulator in virtual time: ${JSON.stringify(body)}`);
  return instant(Date.parse(told.data.now));
}
