/** A dependency container that knows what is behind each name. An app brings it. */
export interface Container<Parts> {
  register<Name extends keyof Parts>(name: Name, provider: { readonly useFactory: () => Parts[Name] }): unknown;
  resolve<Name extends keyof Parts>(name: Name): Parts[Name];
}

/** Asks for another part by its name. */
export type PartOf<Parts> = <Name extends keyof Parts>(name: Name) => Parts[Name];

/** Who makes each part, a line for each choice. */
export type Choices<Parts> = { readonly [Name in keyof Parts]: (part: PartOf<Parts>) => Parts[Name] };

/**
 * Puts a program together: each part is made once, whoever asks for it, and all of them before anything is used.
 *
 * @throws AggregateError that names every part that cannot be had, and why
 */
export function assemble<Parts>(container: Container<Parts>, choices: Choices<Parts>): PartOf<Parts> {
  const part: PartOf<Parts> = (name) => container.resolve(name);
  const names = namesIn(choices);
  for (const name of names) container.register(name, { useFactory: once(() => choices[name](part)) });

  const failures = names.flatMap((name) => failureOf(String(name), () => part(name)));
  if (failures.length === 0) return part;
  const faults = failures.map(({ message }) => message).join("\n");
  throw new AggregateError(failures, `not everything can be put together:\n${faults}`);
}

function namesIn<Parts>(choices: Choices<Parts>): readonly (keyof Parts)[] {
  const names: (keyof Parts)[] = [];
  for (const name in choices) names.push(name);
  return names;
}

function once<Part>(make: () => Part): () => Part {
  let made: { readonly part: Part } | undefined;
  return () => (made ??= { part: make() }).part;
}

// What cannot be made is asked for on purpose: everything that is wrong is told, not only the first of it.
function failureOf(name: string, ask: () => unknown): readonly Error[] {
  try {
    ask();
    return [];
  } catch (cause) {
    return [new Error(`${name}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })];
  }
}
