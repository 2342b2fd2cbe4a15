import type { Refusal } from "../ending.ts";
import { refusalFor } from "../failures.ts";

/** What a doctor found in one place. A warning keeps nobody from working. */
export type Check =
  | { readonly name: string; readonly state: "ok"; readonly says: string }
  | { readonly name: string; readonly state: "warn"; readonly says: string; readonly mend: string }
  | ({ readonly name: string; readonly state: "fail"; readonly says: string } & Pick<Refusal, "exit" | "mend">);

export const fine = (name: string, says: string): Check => ({ name, state: "ok", says });

export const doubtful = (name: string, says: string, mend: string): Check => ({ name, state: "warn", says, mend });

export const failing = (name: string, { exit, reason, mend }: Refusal): Check => ({
  name,
  state: "fail",
  says: reason,
  exit,
  mend,
});

/** A check that looks at the outside: what that does to it is its finding. */
export const checked = (name: string, probe: () => Promise<Check>): Promise<Check> =>
  // A probe may throw at once, too.
  Promise.resolve()
    .then(probe)
    .catch((thrown: unknown) => {
      const refusal = thrown instanceof Error ? refusalFor(thrown) : undefined;
      if (refusal === undefined) throw thrown;
      return failing(name, refusal);
    });
