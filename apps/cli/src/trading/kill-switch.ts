import { unwatchFile, watchFile } from "node:fs";
import { LedgerFailure, type Errand } from "@alchemiser/application";
import type { TradingState } from "@alchemiser/domain";
import type { Ending } from "../ending.ts";
import { OwnerFile } from "../owner-file.ts";

/** How often a run looks whether somebody has thrown the switch: the file of another process gives no event everywhere. */
const LOOK_EVERY_MS = 200;

const WHAT = "The kill switch";

/**
 * Stops all trading of a world from outside: a file beside the ledger, which any process of the user may write and which
 * outlives every process. The ledger itself cannot be written while a run has it.
 */
export class KillSwitch {
  readonly #thrown: OwnerFile;
  /** The same file while a person takes it back: it counts until that is over. */
  readonly #taken: OwnerFile;

  constructor(folder: string) {
    this.#thrown = new OwnerFile(folder, "halted.txt", WHAT);
    this.#taken = new OwnerFile(folder, "halted-until-resumed.txt", WHAT);
  }

  /** Why trading is to stop; undefined while the switch is not thrown. A reason that cannot be read stops it as well. */
  get reason(): string | undefined {
    return reasonIn(this.#thrown) ?? reasonIn(this.#taken);
  }

  /** Whether, and which, orders may leave a world whose ledger says `ledger`: a switch that is thrown forbids all. */
  over(ledger: TradingState): TradingState {
    return this.reason === undefined ? ledger : "HALTED";
  }

  /**
   * Throws the switch; one that is thrown already keeps its reason.
   *
   * @throws LedgerFailure when the disk does not take it
   */
  set(reason: string): void {
    this.#thrown.begin(`${reason}\n`);
  }

  /** Tells this throw of the switch from a later one; nothing while it is not thrown. */
  get thrown(): string | undefined {
    return this.#thrown.mark;
  }

  /**
   * Takes back what was `thrown`, and not what somebody has thrown since. Until `release` the switch counts as thrown.
   *
   * @throws LedgerFailure when the disk does not let go of it: trading stays halted
   */
  take(thrown: string | undefined): void {
    if (thrown === undefined || this.#thrown.mark !== thrown) return;
    this.#thrown.moveTo(this.#taken);
    // Between the look and the move it may have become another one.
    if (this.#taken.mark !== thrown) this.#taken.moveTo(this.#thrown);
  }

  /** Lets go of what was taken back. @throws LedgerFailure as `take` does */
  release(): void {
    this.#taken.remove();
  }

  /** Tells `hear` once, and why, when the switch is thrown, until the watching is ended. */
  watch(hear: (reason: string) => void): { end(): void } {
    let isTold = false;
    const look = (): void => {
      const { reason } = this;
      if (isTold || reason === undefined) return;
      isTold = true;
      hear(reason);
    };
    watchFile(this.#thrown.path, { interval: LOOK_EVERY_MS, persistent: false }, look);
    look();
    return {
      end: () => {
        unwatchFile(this.#thrown.path, look);
      },
    };
  }
}

function reasonIn(file: OwnerFile): string | undefined {
  try {
    file.refuseFolder();
    return file.read()?.trim();
  } catch (cause) {
    return cause instanceof LedgerFailure ? cause.message : `"${file.path}" cannot be read`;
  }
}

/** The end of a command that trades nothing because the switch is thrown. */
export const haltedBy = (reason: string, { aim }: Errand): Ending => ({
  exit: "halted",
  reason: `trading was halted by hand: ${reason}`,
  mend: aim === "flatten" ? WAY_OUT : RESUME,
});

export const SAY_RESUME = 'say alchemiser resume --reason "…"';

export const RESUME = `when it may go on, ${SAY_RESUME}`;

/** What a person does who wants out of a halted account: sells may leave again, and nothing is bought. */
export const WAY_OUT = 'say alchemiser resume --reducing --reason "…", then alchemiser flatten again';

/** What a person does once buys may leave again. */
export const BUYING_AGAIN = 'alchemiser resume --reason "…" lets it buy again';
