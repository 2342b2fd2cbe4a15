import { join } from "node:path";
import { session, ticker } from "@alchemiser/domain";
import { ParquetBarStore } from "@alchemiser/local/bars";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { alchemiser } from "../testing/alchemiser.ts";
import { referenceFile } from "../testing/reference-file.ts";
import { TemporaryHome } from "../testing/temporary-home.ts";

const MANDATE = `mandate:
  sleeves:
    - { strategy: 200d-tqqq, weight: 100% }
  maxWeight: { TQQQ: 100%, BIL: 100% }
`;

const Report = z.looseObject({
  tradeSession: z.string(),
  outcome: z.looseObject({ kind: z.string(), result: z.string() }),
  orders: z.array(z.looseObject({ ticker: z.string(), averagePrice: z.string().optional() })),
  legs: z.array(z.looseObject({ ticker: z.string() })),
});

describe("run --world demo on a session of the past", () => {
  it.each(["2013-10-09", "2020-03-16", "2024-05-01"])(
    "fills between the low and the high that %s really had",
    async (day) => {
      const home = new TemporaryHome();
      home.write("config.yaml", MANDATE);
      const files = ["SPY", "TQQQ", "BIL"].map((name) => referenceFile(`prices/yahoo-etf-total-return/${name}.csv.gz`));
      const imported = await alchemiser(["data", "import", ...files, "--home", home.folder]);
      expect(imported.code, imported.stderr).toBe(0);

      const run = await alchemiser(["run", "--world", "demo", "--session", day, "--home", home.folder, "--json"]);

      expect(run.code, run.stderr).toBe(0);
      const report = Report.parse(JSON.parse(run.stdout));
      expect(report).toMatchObject({ tradeSession: day, outcome: { kind: "done", result: "success" } });
      expect(report.legs).toHaveLength(1);
      const filled = report.orders.filter(({ averagePrice }) => averagePrice !== undefined);
      expect(filled, "one order of the ladder has met the market").toHaveLength(1);
      for (const order of filled) {
        const bars = await new ParquetBarStore(join(home.folder, "bars")).read(ticker(order.ticker));
        const row = bars?.sessions.indexOf(session(day)) ?? -1;
        expect(Number(order.averagePrice)).toBeGreaterThanOrEqual((bars?.low[row] ?? Number.NaN) - 1e-9);
        expect(Number(order.averagePrice)).toBeLessThanOrEqual((bars?.high[row] ?? Number.NaN) + 1e-9);
      }
    },
  );
});
