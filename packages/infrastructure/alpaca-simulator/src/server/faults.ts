import * as z from "zod";

const matcher = {
  method: z.enum(["GET", "POST", "PATCH", "DELETE"]),
  /** The beginning of the paths that it strikes. */
  path: z.string(),
  /** How many requests it strikes before it is over. */
  times: z.int().positive().default(1),
};

/** Something that goes wrong on demand. */
export const Fault = z.discriminatedUnion("does", [
  /** The request is lost: nothing happens, and no answer comes. */
  z.object({ does: z.literal("drop-request"), ...matcher }),
  /** The request is carried out, and the answer is lost. */
  z.object({ does: z.literal("drop-reply"), ...matcher }),
  /** The answer comes late. */
  z.object({ does: z.literal("delay"), ...matcher, delayMs: z.int().nonnegative() }),
  /** Nothing happens, and this is the answer. */
  z.object({ does: z.literal("answer"), ...matcher, status: z.int().min(400).max(599) }),
]);
export type Fault = z.infer<typeof Fault>;
export type FaultInput = z.input<typeof Fault>;

/** The faults that are still to come, in the order in which they were asked for. */
export class FaultPlan {
  #faults: readonly Fault[] = [];

  add(fault: FaultInput): void {
    this.#faults = [...this.#faults, Fault.parse(fault)];
  }

  /** The fault that strikes this request, which it uses up. */
  take(method: string, path: string): Fault | undefined {
    const struck = this.#faults.find((fault) => fault.method === method && path.startsWith(fault.path));
    if (struck === undefined) return undefined;
    this.#faults = this.#faults.flatMap((fault) => {
      if (fault !== struck) return [fault];
      return fault.times > 1 ? [{ ...fault, times: fault.times - 1 }] : [];
    });
    return struck;
  }
}
