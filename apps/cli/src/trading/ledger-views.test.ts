import { join } from "node:path";
import { RECORD_OF_EVERY_KIND } from "@alchemiser/application/testing";
import { SqliteLedger } from "@alchemiser/local/ledger";
import { describe, expect, it } from "vitest";
import type { Run } from "../testing/alchemiser.ts";
import { expectRefusal, on } from "../testing/refusal.ts";
import { TemporaryHome } from "../testing/temporary-home.ts";

/** What a command says of a ledger in which 10.5 SPY were bought at 590.05, where the decision saw 590. */
async function told(...words: readonly string[]): Promise<Run> {
  const home = new TemporaryHome();
  const ledger = SqliteLedger.open(join(home.folder, "demo", "ledger.sqlite"));
  await ledger.append(RECORD_OF_EVERY_KIND);
  ledger.close();
  return on(home, ...words);
}

const json = async (...words: readonly string[]): Promise<unknown> =>
  JSON.parse((await told(...words, "--json")).stdout) as unknown;

describe("alchemiser positions", () => {
  it("shows what each sleeve holds and what it cost, and what is not the mandate's", async () => {
    const { code, stdout } = await told("positions");

    expect(code).toBe(0);
    expect(stdout).toMatch(/^core\n {2}SPY +9\.5 +5,605\.48 +– +– +–$/m);
    expect(stdout).toMatch(/^growth\n {2}SPY +1 +590\.00 /m);
    expect(stdout).toMatch(/^not the mandate's\n {2}BRK\.B +0 +– /m);
    expect(stdout).toContain("\ncash 3,823.06, and 0.01 that is not the mandate's\n");
  });

  it("is one object with every digit for scripts", async () => {
    expect(await json("positions")).toMatchObject({
      cash: "3823.055",
      positions: [
        { sleeve: "core", ticker: "SPY", shares: "9.5", cost: "5605.475" },
        { sleeve: "growth", ticker: "SPY", shares: "1", cost: "590" },
      ],
      external: [{ ticker: "BRK.B", shares: "0.000000001" }],
      reserved: { cash: "0", shares: {} },
    });
  });
});

describe("alchemiser positions after a first run", () => {
  it("prices nothing at a close from before it was bought", async () => {
    const home = new TemporaryHome();
    await on(home, "run");

    const { stdout } = await on(home, "positions");

    expect(stdout).toMatch(/^ {2}\w+ +[\d.,]+ +[\d.,]+ +– +– +–$/m);
    expect(stdout).toMatch(/^no close in the store since they came: \w+/m);
  });
});

describe("alchemiser positions --broker", () => {
  it("shows ledger and broker side by side, and leaves both as they were", async () => {
    const home = new TemporaryHome();
    await on(home, "run");
    const before = home.read("demo/exchange.jsonl");

    const { code, stdout } = await on(home, "positions", "--broker");

    expect(code).toBe(0);
    expect(stdout).toMatch(/^ +ledger +broker$/m);
    expect(stdout).toMatch(/^SPY +([\d.]+) +\1$/m);
    expect(home.read("demo/exchange.jsonl")).toEqual(before);
  });
});

describe("alchemiser orders", () => {
  it("shows the orders of the last session that has any, and what became of them", async () => {
    const { stdout } = await told("orders");

    expect(stdout).toContain("Orders of 2025-01-10, times in UTC; slices by how many come after them");
    expect(stdout).toMatch(/^14:30:00 +buy SPY +0 +0 +10\.5 +590\.12 +filled +10\.5 +590\.05$/m);
  });

  it("says that nothing was sent in another one", async () => {
    expect((await told("orders", "--session", "2025-01-13")).stdout).toBe("no order was sent in 2025-01-13\n");
  });

  it("is one object with the intent of each order for scripts", async () => {
    expect(await json("orders")).toMatchObject({
      session: "2025-01-10",
      orders: [
        { side: "buy", ticker: "SPY", slice: 0, attempt: 0, status: "filled", attribution: [{ sleeve: "core" }] },
      ],
    });
  });
});

describe("alchemiser executions", () => {
  it("sums up what orders have cost against the price at which their legs began", async () => {
    const { stdout } = await told("executions");

    expect(stdout).toMatch(/^2025-01-10 +1 +0 +6,195\.00 +0\.8 +0\.8 +0\.0 +–$/m);
    expect(stdout).toMatch(/^all +1 +0 +6,195\.00 /m);
  });

  it("shows them one by one for a session", async () => {
    expect((await told("executions", "--session", "2025-01-10")).stdout).toMatch(
      /^buy SPY +0 +0 +10\.5 +590\.05 +0\.8 +0\.8 +0\.0 +–$/m,
    );
  });

  it("is one object with the definitions' figures for scripts", async () => {
    expect(await json("executions")).toMatchObject({
      sessions: [{ session: "2025-01-10", shortfall: "0.525", executions: [{ legPrice: "590", fillPrice: "590.05" }] }],
      total: { orders: 1, filledOrders: 1, repegs: 0, value: "6195", shortfall: "0.525" },
    });
  });
});

describe("a command that reads the ledger", () => {
  it.each(["positions", "orders", "executions", "status", "reconcile"])(
    "says that there is none: %s",
    async (command) => {
      const home = new TemporaryHome();

      expectRefusal(await on(home, command), {
        code: 5,
        reason: `there is no ledger at "${join(home.folder, "demo", "ledger.sqlite")}" yet`,
        mend: "alchemiser run --world demo begins one",
      });
      expect(home.contents).toEqual([]);
    },
  );
});
