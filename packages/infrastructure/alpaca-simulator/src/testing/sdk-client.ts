import { Alpaca } from "@alpacahq/alpaca-trade-api";
import type { AlpacaSimulator } from "../alpaca-simulator.ts";
import { KEY } from "./running-simulator.ts";

/** Alpaca's own SDK with nothing changed but the host that it talks to. */
export const sdkFor = (simulator: AlpacaSimulator): Alpaca =>
  new Alpaca({
    ...KEY,
    rateLimit: false,
    retry: false,
    fetchApi: (url, init) => {
      const { pathname, search } = new URL(url);
      return fetch(`${simulator.url}${pathname}${search}`, init);
    },
  });
