import { describe, expect, test } from "vitest";

import { line } from "./support/requests.ts";
import { SENT, setUp } from "./support/set-up.ts";

describe("draining", () => {
  test("leaves the thread pool alone: what it has is waited for, all else is done here", async () => {
    const { disk, sender, send } = setUp({ maxFileBytes: 100 });
    const { promise, resolve } = Promise.withResolvers<void>();
    disk.gate = (operation) => (operation === "open" ? promise : undefined);
    const sending = [send("a"), send("b")];
    while (disk.operations.length === 0) await Promise.resolve();
    sender.drain();
    sending.push(send("c"));
    disk.gate = () => undefined;
    resolve();
    expect(await Promise.all(sending)).toEqual([SENT, SENT, SENT]);
    await sender.shutdown();
    expect(disk.operations.filter((operation) => operation.startsWith("pool"))).toEqual(["pool open"]);
    expect(disk.operations).toContain("thread rename");
    expect(disk.operations.at(-1)).toBe("thread close");
    expect(
      disk
        .names()
        .map((name) => disk.text(name))
        .join(""),
    ).toBe(line("a") + line("b") + line("c"));
  });

  test("goes over to this thread in the middle of what it is doing", async () => {
    const { disk, sender, send } = setUp({ maxFileBytes: 1 });
    await send("a");
    const before = disk.operations.length;
    disk.gate = (operation) => {
      if (operation === "list") sender.drain();
      return undefined;
    };
    await send("b");
    expect(disk.operations.slice(before)).toEqual([
      "pool status",
      "pool close",
      "pool list",
      "thread rename",
      "thread open",
      "thread status",
      "thread write",
    ]);
  });

  test("is not the way of every day", async () => {
    const { disk, sender, send } = setUp({ maxFileBytes: 1 });
    await send("a");
    await send("b");
    await sender.shutdown();
    expect(disk.operations.every((operation) => operation.startsWith("pool"))).toBe(true);
  });
});
