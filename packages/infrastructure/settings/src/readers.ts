import {
  isTicker,
  money,
  scaled,
  SECTORS,
  ticker,
  weight,
  WHOLE,
  type Capital,
  type Money,
  type Remedy,
  type Sector,
  type Weight,
} from "@alchemiser/domain";

/** A text that means something: `expects` completes "… must be". */
export interface Reader<Value> {
  readonly expects: string;
  /** Nothing for a text that does not mean such a thing. */
  readonly read: (text: string) => Value | undefined;
}

const PLAIN_NUMBER = /^\d{1,12}(?:\.\d{1,9})?$/;
const PERCENT = /^(\d{1,6}(?:\.\d{1,7})?) ?%$/;
const HUNDREDTH = weight("0.01");

export const DOLLARS: Reader<Money> = {
  expects: "an amount of dollars above 0, such as 25000",
  read: (text) => {
    const amount = PLAIN_NUMBER.test(text) ? money(text) : undefined;
    return amount?.isPositive() === true ? amount : undefined;
  },
};

export const SHARE: Reader<Weight> = {
  expects: "a share between 0% and 100%, such as 12.5% or 0.125",
  read: (text) => {
    const share = shareIn(text);
    return share === undefined || WHOLE.isBelow(share) ? undefined : share;
  },
};

/** A share of which 0% would mean never, or always. */
export const aboveNothing = ({ expects, read }: Reader<Weight>): Reader<Weight> => ({
  expects: `${expects}, and above 0%`,
  read: (text) => {
    const share = read(text);
    return share?.isPositive() === true ? share : undefined;
  },
});

/** A share that may be more than everything: what is leveraged moves like more than it is worth. */
export const MULTIPLE: Reader<Weight> = {
  expects: "a share such as 150% or 1.5",
  read: shareIn,
};

function shareIn(text: string): Weight | undefined {
  const [, percent] = PERCENT.exec(text) ?? [];
  const plain = PLAIN_NUMBER.test(text) ? weight(text) : undefined;
  return percent === undefined ? plain : scaled(weight(percent), HUNDREDTH);
}

export const CAPITAL: Reader<Capital> = {
  expects: "account, an amount of dollars such as 25000, or a share of the account such as 50%",
  read: (text) => {
    if (text === "account") return { of: "account" };
    const share = text.endsWith("%") ? SHARE.read(text) : undefined;
    if (share !== undefined) return share.isPositive() ? { of: "share", share } : undefined;
    const amount = DOLLARS.read(text);
    return amount && { of: "amount", amount };
  },
};

export const REMEDY: Reader<Remedy> = {
  expects: "refuse, stay, or a symbol to hold meanwhile such as BIL",
  read: (text) => {
    if (text === "refuse" || text === "stay") return { kind: text };
    // In capitals they would be symbols, and nobody means these.
    if (text === "REFUSE" || text === "STAY") return undefined;
    return isTicker(text) ? { kind: "shelter", ticker: ticker(text) } : undefined;
  },
};

/** A whole number between two bounds. */
export const countFrom = (least: number, most: number): Reader<number> => ({
  expects: `a whole number from ${least} to ${most}`,
  read: (text) => (/^\d{1,4}$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : undefined),
});

/** In milliseconds. */
export const SECONDS: Reader<number> = {
  expects: "whole seconds from 1 to 600, such as 10",
  read: (text) => {
    const seconds = /^\d{1,3}$/.test(text) ? Number(text) : 0;
    return seconds >= 1 && seconds <= 600 ? seconds * 1000 : undefined;
  },
};

export const SEED: Reader<number> = {
  expects: "a whole number from 0 to 4294967295",
  read: (text) => (/^\d{1,10}$/.test(text) && Number(text) < 2 ** 32 ? Number(text) : undefined),
};

export const NAME: Reader<string> = {
  expects: "a name of up to 40 letters, digits, spaces, dots or dashes",
  read: (text) => (/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,39}$/u.test(text) ? text : undefined),
};

export const TEXT: Reader<string> = {
  expects: "a text",
  read: (text) => (text.trim() === "" ? undefined : text),
};

export function oneOf<Word extends string>(...words: readonly Word[]): Reader<Word> {
  return { expects: `one of ${words.join(", ")}`, read: (text) => words.find((word) => word === text) };
}

/** The key of a map from symbols. */
export const SYMBOL: Reader<string> = {
  expects: "default, or a symbol in capitals such as TQQQ",
  read: (text) => (text === "default" || isTicker(text) ? text : undefined),
};

/** The key of a map from sectors. */
export const SECTOR: Reader<Sector | "default"> = {
  expects: `default, or one of ${SECTORS.join(", ")}`,
  read: (text) => (text === "default" ? text : SECTORS.find((sector) => sector === text)),
};
