import { fdatasyncSync, mkdtempSync, openSync, closeSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { trading } from "@alpacahq/alpaca-trade-api";

/** As many bytes as the record of an intent has. */
const RECORD = "x".repeat(420);

/** What the disk alone takes: one durable write of a record, appended to a file, and one commit of it by SQLite. */
export function openDisk() {
  const folder = mkdtempSync(join(process.env.LEDGER_FOLDER ?? tmpdir(), "alchemiser-disk-"));
  const file = openSync(join(folder, "file"), "w");
  const database = new DatabaseSync(join(folder, "database"));
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE records (body TEXT) STRICT");
  const insert = database.prepare("INSERT INTO records VALUES (?)");
  return {
    append() {
      writeSync(file, RECORD);
      fdatasyncSync(file);
    },
    commit: () => insert.run(RECORD),
    close() {
      closeSync(file);
      database.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The SDK's own call for an order: how long it takes until it asks for the network, and writes nothing down before. */
export function sdkOrder() {
  let askedAt = 0;
  const orders = new trading.OrdersApi(
    new trading.Configuration({
      keyId: "nobody",
      secret: "nothing",
      timeoutMs: 0,
      basePath: "http://127.0.0.1:9",
      fetchApi() {
        askedAt = performance.now();
        return Promise.resolve(new Response("{}", { headers: { "content-type": "application/json" } }));
      },
    }),
  );
  return async () => {
    const start = performance.now();
    await orders.postOrder({
      postOrderRequest: { symbol: "SPY", side: "buy", type: "limit", timeInForce: "day", qty: "10", limitPrice: "500" },
    });
    return askedAt - start;
  };
}
