/** Where the simulation prints. */
export const print = (...lines: readonly string[]): void => console.log(lines.join("\n"));
