import { describe, expect, it } from "vitest";
import { EventQueue } from "./event-queue.ts";

describe("EventQueue", () => {
  it("gives events in the order in which they came", async () => {
    const queue = new EventQueue<string>();
    queue.push("first");
    queue.push("second");

    expect([await queue.next(), await queue.next()]).toEqual(["first", "second"]);
  });

  it("lets its reader wait for an event that has not come yet", async () => {
    const queue = new EventQueue<string>();
    const next = queue.next();
    queue.push("late");

    expect(await next).toBe("late");
  });

  it("fails its reader with the first failure, also while the reader waits", async () => {
    const queue = new EventQueue<string>();
    const next = queue.next();
    queue.fail(new Error("first"));
    queue.fail(new Error("second"));

    await expect(next).rejects.toThrow("first");
    await expect(queue.next()).rejects.toThrow("first");
  });

  it("fails rather than to go on with what came before the failure", async () => {
    const queue = new EventQueue<string>();
    queue.push("stale");
    queue.fail(undefined);

    await expect(queue.next()).rejects.toBeUndefined();
  });
});
