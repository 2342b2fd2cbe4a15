import { MemoryLedger } from "@alchemiser/application";
import { instant, LedgerFold } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { TemporaryHome } from "../testing/temporary-home.ts";
import { KillSwitch } from "./kill-switch.ts";
import { resumeTrading } from "./resume-trading.ts";

const RESUMPTION = { kind: "state", at: instant(1_700_000_000_000), state: "ACTIVE", reason: "all is well" } as const;

/** A ledger in which `happening` comes to pass while something is written. */
class Interrupted extends MemoryLedger {
  readonly #happening: () => void;

  constructor(happening: () => void) {
    super();
    this.#happening = happening;
  }

  override append(records: Parameters<MemoryLedger["append"]>[0]): Promise<void> {
    this.#happening();
    return super.append(records);
  }
}

function switchThrown(): { readonly home: TemporaryHome; readonly killSwitch: KillSwitch } {
  const home = new TemporaryHome();
  const killSwitch = new KillSwitch(home.folder);
  killSwitch.set("the news");
  return { home, killSwitch };
}

const resuming = ({ thrown }: KillSwitch) => ({ thrown, resumption: RESUMPTION });

describe("resuming", () => {
  it("takes back what was halted before, and leaves nothing behind", async () => {
    const { home, killSwitch } = switchThrown();
    const ledger = new MemoryLedger();

    expect(await resumeTrading(ledger, killSwitch, resuming(killSwitch))).toBe("HALTED");
    expect(LedgerFold.of(await ledger.records()).trading).toBe("ACTIVE");
    expect(killSwitch.reason).toBe(undefined);
    expect(home.contents).toEqual([]);
  });

  it("does not take back a halt that was thrown after the person began to resume", async () => {
    const { killSwitch } = switchThrown();
    const { thrown } = killSwitch;
    killSwitch.take(thrown);
    killSwitch.release();
    killSwitch.set("worse news");

    await resumeTrading(new MemoryLedger(), killSwitch, { thrown, resumption: RESUMPTION });

    expect(killSwitch.reason).toBe("worse news");
  });

  it("does not take back a halt that comes while it writes", async () => {
    const { killSwitch } = switchThrown();
    const ledger = new Interrupted(() => {
      killSwitch.set("worse news");
    });

    await resumeTrading(ledger, killSwitch, resuming(killSwitch));

    expect(killSwitch.reason).toBe("worse news");
  });

  it("leaves trading halted when it dies before it has written, and can be done again", async () => {
    const { killSwitch } = switchThrown();
    const dying = new Interrupted(() => {
      throw new Error("the lights went out");
    });

    await expect(resumeTrading(dying, killSwitch, resuming(killSwitch))).rejects.toThrow("the lights went out");
    expect(killSwitch.reason).toBe("the news");

    expect(await resumeTrading(new MemoryLedger(), killSwitch, resuming(killSwitch))).toBe("HALTED");
    expect(killSwitch.reason).toBe(undefined);
  });
});
