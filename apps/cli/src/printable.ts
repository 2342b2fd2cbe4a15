// Everything that a terminal obeys instead of showing, but not the end of a line.
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** Text from outside, such as a file's name, in a form that cannot steer the terminal. */
export const printable = (text: string): string =>
  text.replace(CONTROLS, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** The same for a name, which is no reason for another line. */
export const printableName = (text: string): string => printable(text).replaceAll("\n", "\\n");
