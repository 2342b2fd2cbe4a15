import { closest } from "../did-you-mean.ts";
import type { Problem } from "./problem.ts";
import { SETTINGS, VARIABLES } from "./settings.ts";
import { branchWith, EMPTY, overlay, type Branch } from "./tree.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

/** Variables with our name that we do not know: a setting that somebody believes to be in force. */
export function unknownVariables(environment: Environment): readonly Problem[] {
  const unknown = Object.keys(environment).filter((name) => name.startsWith(PREFIX) && !VARIABLES.includes(name));
  return unknown.map((name) => {
    // The part that all of them share would make every one of them seem close.
    const meant = closest(name.slice(PREFIX.length), OWN_PARTS);
    const hint = meant === undefined ? "" : `, perhaps "${PREFIX}${meant}" was meant`;
    return { where: name, sentence: `this variable is not known${hint}` };
  });
}

const PREFIX = "ALCHEMISER_";
const OWN_PARTS = VARIABLES.map((name) => name.slice(PREFIX.length));

/** A place where settings are said outside the file: what it says, and what it calls each of them. */
export interface Layer {
  readonly branch: Branch;
  /** By the key of the setting. */
  readonly names: ReadonlyMap<string, string>;
}

export const environmentLayer = (environment: Environment): Layer =>
  layerOf(({ variable }) => variable && { name: variable, text: environment[variable] });

export const optionLayer = (options: Readonly<Record<string, unknown>>): Layer =>
  layerOf(({ option }) => {
    const text = option === undefined ? undefined : options[option];
    return typeof text === "string" && option !== undefined ? { name: optionName(option), text } : undefined;
  });

const optionName = (option: string): string => `--${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

interface Said {
  readonly name: string;
  readonly text: string | undefined;
}

function layerOf(saying: (setting: (typeof SETTINGS)[number]) => Said | undefined | ""): Layer {
  let branch: Branch = EMPTY;
  const names = new Map<string, string>();
  for (const setting of SETTINGS) {
    const said = saying(setting);
    if (said === undefined || said === "" || said.text === undefined) continue;
    branch = overlay(branch, branchWith(setting.key.split("."), said.text));
    names.set(setting.key, said.name);
  }
  return { branch, names };
}
