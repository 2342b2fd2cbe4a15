/** Something about a program that is allowed, and probably not what its author meant. */
export interface ProgramRemark {
  readonly name:
    | "unused-branch"
    | "unreachable-condition"
    | "undecided-branch"
    | "duplicated-group"
    | "never-known"
    | "scaled-weights";
  /** An offset into the program's text. */
  readonly at: number;
  readonly sentence: string;
}
