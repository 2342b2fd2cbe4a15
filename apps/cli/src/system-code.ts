/** What the system calls a failure, such as "ENOENT"; undefined for anything else that was thrown. */
export const systemCodeOf = (cause: unknown): unknown =>
  cause instanceof Error && "code" in cause ? cause.code : undefined;
