import { clocks, consoles, surroundings, syntax } from "@alchemiser/eslint-config/restrictions";

/** A restriction that no probe breaks could be taken out, and nothing would be said. */
export function restrictionChecks(probes) {
  const said = probes.flatMap(({ says }) => (says === undefined ? [] : [says]));
  const silent = Object.keys(syntax).filter((key) => !said.includes(syntax[key].message));
  const unused = [...consoles, ...clocks, ...surroundings].filter(
    ({ name, message }) => !said.some((text) => text.includes(`'${name}'`) && text.includes(message)),
  );
  const unprobed = [...silent, ...unused.map(({ name }) => name)];
  return [{ name: "each restriction has a probe", ok: unprobed.length === 0, detail: unprobed.join(", ") }];
}
