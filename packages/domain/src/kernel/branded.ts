declare const brand: unique symbol;

/** A `Base` that only its own constructor function can mint. */
export type Branded<Base, Name extends string> = Base & { readonly [brand]: Name };
