import { callIn } from "./call.ts";
import { childrenOf, kindOf, startOf, stringIn, type FormIndex } from "./forms.ts";
import { NO_CONFIG, readConfig } from "./read-config.ts";
import { readNodes } from "./read-node.ts";
import type { Reading } from "./reading.ts";
import { closestTo } from "./suggestion.ts";
import { FORM } from "./tape.ts";
import type { Program } from "./tree.ts";

/** `(defsymphony "name" {config} body)`, or the same as nested arrays. */
export function readProgram(reading: Reading, form: FormIndex): Program | undefined {
  const call = callIn(reading, form);
  if (call?.operator !== "defsymphony") {
    const head = call?.operatorForm ?? childrenOf(reading.forms, form)[0] ?? form;
    return reading.refuse(head, '(defsymphony "name" {config} body)', closestTo(call?.operator ?? "", ["defsymphony"]));
  }
  const [nameForm, ...rest] = call.parameters;
  const name = nameForm === undefined ? undefined : stringIn(reading.forms, nameForm);
  if (name === undefined) return reading.refuse(nameForm ?? form, "the program's name in quotes");
  const [configForm, bodyForm, extra] = hasConfig(reading, rest[0]) ? rest : [undefined, ...rest];
  if (extra !== undefined) return reading.refuse(extra, "nothing after the body");

  const config =
    configForm === undefined || kindOf(reading.forms, configForm) === FORM.nil
      ? NO_CONFIG
      : readConfig(reading, configForm);
  const body = readNodes(reading, bodyForm, form);
  if (body?.length === 0) return reading.refuse(bodyForm ?? form, "at least one member");
  return config && body && { name, config, body, at: startOf(reading.forms, form) };
}

const hasConfig = ({ forms }: Reading, form: FormIndex | undefined): boolean =>
  form !== undefined && (kindOf(forms, form) === FORM.map || kindOf(forms, form) === FORM.nil);
