import { describe, expect, test } from "vitest";

import type { FileSystem } from "../../src/file/file-system.ts";
import type { MemoryDisk } from "./support/memory-disk.ts";
import { line, payload } from "./support/requests.ts";
import { SENT, setUp } from "./support/set-up.ts";

describe("a disk that does not answer", () => {
  /** Holds every operation of a kind until it is let go. */
  const hold = (disk: MemoryDisk, held: keyof FileSystem): (() => void) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    disk.gate = (operation) => (operation === held ? promise : undefined);
    return resolve;
  };

  test("costs a request its time, and those behind it theirs", async () => {
    const { disk, send } = setUp({ timeoutMs: 20 });
    const letGo = hold(disk, "write");
    const timedOut = { kind: "retryable", error: expect.objectContaining({ code: "timeout" }) };
    expect(await Promise.all([send("a"), send("b")])).toEqual([timedOut, timedOut]);
    letGo();
    expect(await send("c")).toEqual(SENT);
    // The first had begun: whether it arrives in the end, nobody could know.
    expect(disk.text("spans.jsonl")).toBe(line("a") + line("c"));
  });

  test("does not hold the caller who gave up, and what he gave up is not begun", async () => {
    const { disk, sender, send } = setUp();
    const letGo = hold(disk, "write");
    const caller = new AbortController();
    const first = send("a");
    const second = sender.send(payload("b"), caller.signal);
    caller.abort();
    expect(await second).toEqual({ kind: "retryable", error: expect.objectContaining({ code: "aborted" }) });
    expect(await sender.send(payload("c"), AbortSignal.abort())).toMatchObject({ error: { code: "aborted" } });
    letGo();
    expect(await first).toEqual(SENT);
    expect(await send("d")).toEqual(SENT);
    expect(disk.text("spans.jsonl")).toBe(line("a") + line("d"));
  });

  test("does not hold the shutdown", async () => {
    const { disk, sender, send } = setUp({ timeoutMs: 20 });
    hold(disk, "write");
    await send("a");
    await sender.shutdown();
    expect(disk.open).toBe(1);
  });
});
