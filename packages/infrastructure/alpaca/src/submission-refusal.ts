import type { Submission } from "@alchemiser/application";
import type { WireRefusal } from "./wire/decode-refusal.ts";

type Rejected = Extract<Submission, { readonly outcome: "rejected" }>;

/** Alpaca's code for an id that is taken, but also for orders that the account may not place. */
const ID_TAKEN = "40010001";

/** `ambiguous`: either the id is taken, or it is what `otherwise` says; only a look-up of the id tells. */
type Judgement = Submission | { readonly outcome: "ambiguous"; readonly otherwise: Rejected };

/** What a status other than success says of a new order. Not in Alpaca's form, somebody in between may have sent it. */
export function judgeRefusal(status: number, refusal: WireRefusal | undefined): Judgement {
  if (refusal === undefined || status < 400)
    return { outcome: "unanswered", reason: `status ${status} without a reason` };
  const { code, message } = refusal;
  const rejected = { outcome: "rejected", code: code === "" ? `HTTP ${status}` : code, reason: message } as const;
  if (status !== 422 || code !== ID_TAKEN) return rejected;
  // The wording is the third witness beside status and code: with it no look-up, which may lag, is needed.
  return message.includes("client_order_id")
    ? { outcome: "duplicate", reason: message }
    : { outcome: "ambiguous", otherwise: rejected };
}
