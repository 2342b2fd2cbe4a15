/** Where the examples print. */
export const print = (...lines: readonly string[]): void => console.log(lines.join("\n"));
