import type { Outcome } from "@alchemiser/application";

/** How a process came to its end, other than by dying. */
export type Ending =
  | { readonly kind: "ended"; readonly outcome: Outcome }
  /** The outside world was too much for it. */
  | { readonly kind: "gave-up"; readonly failure: string; readonly reason: string }
  /** Our own fault. */
  | { readonly kind: "broke"; readonly reason: string };

export const isDone = (ending: Ending | undefined): boolean =>
  ending?.kind === "ended" && ending.outcome.kind === "done" && ending.outcome.result === "success";

/** Whether a person has to look: the account is halted, or the ledger cannot be read. */
export const isHalted = (ending: Ending | undefined): boolean =>
  (ending?.kind === "ended" && ending.outcome.kind === "halted") ||
  (ending?.kind === "gave-up" && ending.failure === "LedgerDamaged");

export function reasonOf(ending: Ending | undefined): string {
  if (ending === undefined) return "died";
  if (ending.kind !== "ended") return ending.reason;
  const { outcome } = ending;
  switch (outcome.kind) {
    case "halted":
    case "refused":
      return outcome.reason;
    case "undecided":
      return outcome.reasons.join("; ");
    case "done":
    case "stopped":
      return outcome.legs
        .map(({ intent, shortfall }) => `${intent.side} ${intent.ticker}: ${shortfall ?? "filled"}`)
        .join("; ");
  }
}
