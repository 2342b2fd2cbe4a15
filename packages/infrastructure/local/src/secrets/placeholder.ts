/** What people put where a secret is still to come: words, one character over and over, a variable left as it was. */
const PLACEHOLDERS = [
  /^(your|my|the)[-_ ]/i,
  /^(change|replace|insert|enter|fill)[-_ ]?(me|this|in|with|your|here)/i,
  /(key|secret|token|password|id)[-_ ]?here$/i,
  /^(todo|tbd|none|null|undefined|placeholder|example|dummy|secret|password|key)$/i,
  /^(.)\1*$/,
  /^<.*>$/,
  /^\$\{?\w+\}?$/,
  /^\{\{.*\}\}$/,
];

/** Why `value` cannot be a secret, to be read after its name; undefined when it may be one. */
export function whyUnusable(value: string): string | undefined {
  if (value === "") return "is missing";
  // Such a character would end the header that the secret is sent in.
  if (/[^\x21-\x7e]/.test(value)) return "has blanks, line breaks or other characters that no key has";
  if (PLACEHOLDERS.some((placeholder) => placeholder.test(value))) return "is a placeholder";
  return undefined;
}
