import { describe, expect, it } from "vitest";
import { judgeRefusal } from "./submission-refusal.ts";

describe("judgeRefusal", () => {
  it("passes Alpaca's code and reason on", () => {
    expect(judgeRefusal(403, { code: "40310000", message: "insufficient buying power" })).toEqual({
      outcome: "rejected",
      code: "40310000",
      reason: "insufficient buying power",
    });
  });

  it("takes status, code and wording together for an id that is taken", () => {
    const taken = { code: "40010001", message: "client_order_id must be unique" };

    expect(judgeRefusal(422, taken).outcome).toBe("duplicate");
    expect(judgeRefusal(403, taken).outcome, "another status").toBe("rejected");
    expect(judgeRefusal(422, { ...taken, code: "42210000" }).outcome, "another code").toBe("rejected");
  });

  it("leaves it to a look-up where the code alone would say so: it is the code of other refusals too", () => {
    const message = "us_equity orders not allowed for account";

    expect(judgeRefusal(422, { code: "40010001", message })).toEqual({
      outcome: "ambiguous",
      otherwise: { outcome: "rejected", code: "40010001", reason: message },
    });
  });

  it("does not take for an answer what is not in Alpaca's form", () => {
    expect(judgeRefusal(403, undefined).outcome).toBe("unanswered");
    expect(judgeRefusal(304, { code: "", message: "not modified" }).outcome).toBe("unanswered");
  });

  it("names the status where Alpaca gives no code", () => {
    expect(judgeRefusal(403, { code: "", message: "forbidden." })).toMatchObject({ code: "HTTP 403" });
  });
});
