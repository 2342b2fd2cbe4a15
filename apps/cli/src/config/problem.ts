/** Where in a file something stands; both count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A mistake in a setting. */
export interface Problem {
  /** The file with line and column, the variable, or the option. */
  readonly where: string;
  /** What is wrong, with the key and the value in quotes. */
  readonly sentence: string;
}

export const describeProblem = ({ where, sentence }: Problem): string => `${where}: ${sentence}`;
