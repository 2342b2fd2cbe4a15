import { isSession, nextSession, session, type Money, type Session, type Weight } from "@alchemiser/domain";
import { DOLLARS, SHARE, type Reader } from "@alchemiser/settings";
import { misuse, type Refusal } from "../ending.ts";
import type { Given } from "./command.ts";

/** What an option is read with, and whether it is kept out of what is told. */
interface Option<Value> extends Reader<Value> {
  readonly isSecret?: boolean;
}

const DAY: Reader<Session> = {
  expects: "a day such as 2015-01-02, from 1990 to 2050",
  read: (text) => (isDay(text) ? session(text) : undefined),
};

/** Two digits, so that order ids stay short. */
const REVISION: Reader<number> = {
  expects: "a number from 0 to 99",
  read: (text) => (/^\d{1,2}$/.test(text) ? Number(text) : undefined),
};

/** Not echoed where it is wrong: it may have a password in it. */
const ADDRESS: Option<string> = {
  expects: "an address such as http://127.0.0.1:8787, without a name and a password",
  read: (text) => (isAddress(text) ? text : undefined),
  isSecret: true,
};

function isAddress(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.username === "" && url.password === "";
}

function isDay(text: string): boolean {
  const year = Number(text.slice(0, 4));
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && year >= 1990 && year <= 2050 && dayOf(text) === text;
}

/** 30 February comes back as another day, or as none. */
function dayOf(text: string): string | undefined {
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 10);
}

/** Of those that the exchange calendar knows. */
const LAST_SESSION = session("2050-12-30");

function notTraded(name: string, day: Session): Refusal {
  if (day > LAST_SESSION) return misuse(`--${name} must be a session up to ${LAST_SESSION}, was "${day}"`);
  const next = nextSession(day);
  return misuse(`${day} is no session; the next is ${next}`, `say --${name} ${next}`);
}

/** Options as values. The first one that is wrong is kept as the refusal. */
export class OptionReader {
  readonly #options: Given["options"];
  #refusal: Refusal | undefined;

  constructor({ options }: Given) {
    this.#options = options;
  }

  /** What is wrong with the options that were read so far. */
  get refusal(): Refusal | undefined {
    return this.#refusal;
  }

  day(name: string): Session | undefined {
    return this.#read(name, DAY);
  }

  /** A day on which the exchange is open. */
  session(name: string): Session | undefined {
    const day = this.day(name);
    if (day !== undefined && !isSession(day)) this.#refusal ??= notTraded(name, day);
    return day;
  }

  dollars(name: string): Money | undefined {
    return this.#read(name, DOLLARS);
  }

  share(name: string): Weight | undefined {
    return this.#read(name, SHARE);
  }

  /** Which decision of a session. */
  revision(name: string): number | undefined {
    return this.#read(name, REVISION);
  }

  /** Where a server is. */
  address(name: string): string | undefined {
    return this.#read(name, ADDRESS);
  }

  text(name: string): string | undefined {
    const text = this.#options[name];
    return typeof text === "string" ? text : undefined;
  }

  flag(name: string): boolean {
    return this.#options[name] === true;
  }

  /** One of `words`, as the table of commands has promised. */
  choice<Word extends string>(name: string, words: readonly Word[]): Word | undefined {
    const text = this.text(name);
    return words.find((word) => word === text);
  }

  #read<Value>(name: string, { expects, read, isSecret = false }: Option<Value>): Value | undefined {
    const text = this.text(name);
    const value = text === undefined ? undefined : read(text);
    if (text !== undefined && value === undefined)
      this.#refusal ??= misuse(`--${name} must be ${expects}${isSecret ? "" : `, was "${text}"`}`);
    return value;
  }
}
