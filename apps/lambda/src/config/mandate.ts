import type { Mandate } from "@alchemiser/domain";
import { faultsIn, mandateOf, mandateSchema, type Fault } from "@alchemiser/settings";
import { strategy } from "./strategy.ts";
import { BadVariable, MANDATE, type Environment } from "./variables.ts";

const Settings = mandateSchema({ strategy, nameOf: ({ name }) => name });

/** @throws BadVariable that says everything that is wrong with the mandate */
export function readMandate({ [MANDATE]: text }: Environment): Mandate {
  if (text === undefined) throw new BadVariable(`${MANDATE} must hold the mandate as JSON`);
  const { data, error } = Settings.safeParse(jsonIn(text));
  if (data === undefined) throw new BadVariable(faultsIn(error).map(told).join("; "));
  const sleeves = data.sleeves.map((sleeve) => ({ ...sleeve, strategy: sleeve.strategy.strategy }));
  return mandateOf(data, sleeves);
}

function told(fault: Fault): string {
  const key = [MANDATE, ...fault.path].join(".");
  return fault.is === "not-known" ? `${key} is not known` : `${key}: ${fault.sentence}`;
}

/** @throws BadVariable for a text that is no JSON */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new BadVariable(`${MANDATE} must hold JSON`, { cause });
  }
}
