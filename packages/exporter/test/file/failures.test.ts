import { describe, expect, test } from "vitest";

import type { MemoryDisk } from "./support/memory-disk.ts";
import { line } from "./support/requests.ts";
import { SENT, setUp } from "./support/set-up.ts";

const retryable = (message: string, slow?: true) => ({
  kind: "retryable",
  error: expect.objectContaining({ code: "file", message }),
  ...(slow && { slow }),
});

describe("a failure", () => {
  test.each([
    ["to open", { operation: "open", code: "EACCES" }, true],
    ["to open for now", { operation: "open", code: "EMFILE" }, undefined],
    ["to look at what was opened", { operation: "status", code: "EIO" }, undefined],
    ["to write", { operation: "write", code: "EIO" }, undefined],
    ["to write on a disk that is read-only", { operation: "write", code: "EROFS" }, true],
    ["to write more than a part", { operation: "write", code: "ENOSPC", taken: 20 }, true],
    [
      "to write more than all but the newline",
      { operation: "write", code: "EDQUOT", taken: line("a").length - 1 },
      true,
    ],
  ] as const)("%s is retryable, and leaves nothing behind", async (_, fault, slow) => {
    const { disk, send } = setUp();
    disk.faults.push(fault);
    expect(await send("a")).toEqual(retryable(`The file cannot be written: ${fault.code}`, slow));
    expect(
      disk
        .names()
        .map((name) => disk.text(name))
        .join(""),
    ).toBe("");
    expect(disk.open).toBe(0);
    expect(await send("b")).toEqual(SENT);
    expect(disk.text("spans.jsonl")).toBe(line("b"));
  });

  test.each([
    ["to look at the file", { operation: "status", code: "EACCES" }],
    ["to write", { operation: "write", code: "ENOSPC" }],
    ["to write more than a part", { operation: "write", code: "ENOSPC", taken: 20 }],
  ] as const)("%s leaves the lines before as they were", async (_, fault) => {
    const { disk, send } = setUp();
    await send("a");
    disk.faults.push(fault);
    expect(await send("b")).toEqual(retryable(`The file cannot be written: ${fault.code}`, true));
    expect(disk.text("spans.jsonl")).toBe(line("a"));
    expect(await send("c")).toEqual(SENT);
    expect(disk.text("spans.jsonl")).toBe(line("a") + line("c"));
  });

  test("of a write that takes nothing is none that lasts for ever", async () => {
    const { disk, send } = setUp();
    disk.faults.push({ operation: "write", code: "unused", taken: 0 });
    expect(await send("a")).toEqual(retryable("The file cannot be written: Error: The file takes nothing"));
  });

  test("to write the rest, and to cut off what was written, spoils no other line", async () => {
    const { disk, send } = setUp();
    await send("a");
    disk.faults.push({ operation: "write", code: "EIO", taken: 20 }, { operation: "truncate", code: "EROFS" });
    expect(await send("b")).toEqual(retryable("The file cannot be written: EIO"));
    expect(await send("c")).toEqual(SENT);
    expect(await send("d")).toEqual(SENT);
    expect(disk.text("spans.jsonl")).toBe(`${line("a")}${line("b").slice(0, 20)}\n${line("c")}${line("d")}`);
  });

  test("to close half a line is one of the line that comes", async () => {
    const { disk, send } = setUp();
    disk.write("spans.jsonl", "half");
    disk.faults.push({ operation: "write", code: "EIO" });
    expect(await send("a")).toEqual(retryable("The file cannot be written: EIO"));
    expect(await send("b")).toEqual(SENT);
    expect(disk.text("spans.jsonl")).toBe(`half\n${line("b")}`);
  });

  test("of a line behind one that had to be closed leaves that one closed", async () => {
    const { disk, send } = setUp();
    disk.write("spans.jsonl", "half");
    let writes = 0;
    disk.gate = (operation) => {
      if (operation === "write" && ++writes === 2) disk.faults.push({ operation, code: "EIO", taken: 10 });
      return undefined;
    };
    expect(await send("a")).toEqual(retryable("The file cannot be written: EIO"));
    expect(disk.text("spans.jsonl")).toBe("half\n");
  });

  test("to close the file is nobody's affair", async () => {
    const { disk, sender, send } = setUp();
    await send("a");
    disk.faults.push({ operation: "close", code: "EIO" });
    await sender.shutdown();
    expect(disk.open).toBe(0);
  });
});

describe("fsync", () => {
  const syncs = (disk: MemoryDisk): number => disk.operations.filter((operation) => operation.endsWith(" sync")).length;

  test("comes before every line counts as sent, and a new file is in its directory", async () => {
    const { disk, send } = setUp({ fsync: true });
    await send("a");
    expect(syncs(disk)).toBe(2);
    await send("b");
    expect(syncs(disk)).toBe(3);
    expect(disk.open).toBe(1);
  });

  test("is not asked for by default", async () => {
    const { disk, send } = setUp();
    await send("a");
    expect(syncs(disk)).toBe(0);
  });

  test("that fails makes the line one that was not sent", async () => {
    const { disk, send } = setUp({ fsync: true });
    await send("a");
    disk.faults.push({ operation: "sync", code: "EIO" });
    expect(await send("b")).toEqual(retryable("The file cannot be written: EIO"));
    expect(await send("c")).toEqual(SENT);
    expect(disk.text("spans.jsonl")).toBe(line("a") + line("c"));
  });

  test("of the directory that fails leaves no file open", async () => {
    const { disk, send } = setUp({ fsync: true });
    disk.faults.push({ operation: "sync", code: "EIO" });
    expect(await send("a")).toEqual(retryable("The file cannot be written: EIO"));
    expect(disk.open).toBe(0);
  });
});
