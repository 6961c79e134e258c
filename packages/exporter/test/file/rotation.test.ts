import { expect, test } from "vitest";

import { NEVER } from "../support/http-sender.ts";
import { MemoryDisk } from "./support/memory-disk.ts";
import { line, makeSender, payload } from "./support/requests.ts";

const NOON = Date.UTC(2026, 10, 28, 12, 0, 0, 7);

const setUp = (options: { name?: string; maxFileBytes?: number; maxFiles?: number } = {}) => {
  const { name = "spans.jsonl", maxFileBytes = 2 * line("a").length, maxFiles = 10 } = options;
  const disk = new MemoryDisk();
  const lines: string[] = [];
  const clock = { time: NOON };
  const sender = makeSender(
    { path: disk.path(name), maxFileBytes, maxFiles, log: (message) => lines.push(message) },
    { fileSystems: disk.fileSystems, now: () => clock.time },
  );
  return {
    disk,
    lines,
    clock,
    sendAll: async (letters: string): Promise<string[]> => {
      const kinds: string[] = [];
      for (const letter of letters) kinds.push((await sender.send(payload(letter), NEVER)).kind);
      return kinds;
    },
    texts: (): Record<string, string> => Object.fromEntries(disk.names().map((file) => [file, disk.text(file)])),
  };
};

const linesOf = (letters: string): string => Array.from(letters, line).join("");

test("a file that would become too long is put aside, with the time in its name", async () => {
  const { sendAll, texts, clock } = setUp();
  await sendAll("ab");
  expect(texts()).toEqual({ "spans.jsonl": linesOf("ab") });
  await sendAll("c");
  clock.time += 61_001;
  await sendAll("de");
  expect(texts()).toEqual({
    "spans-2026-11-28T12-00-00.007.jsonl": linesOf("ab"),
    "spans-2026-11-28T12-01-01.008.jsonl": linesOf("cd"),
    "spans.jsonl": linesOf("e"),
  });
});

test("a new file has the permissions of the first", async () => {
  const { sendAll, disk } = setUp();
  await sendAll("abc");
  expect(disk.names().map((name) => disk.mode(name))).toEqual([0o600, 0o600]);
});

test("what was there before counts", async () => {
  const { disk, sendAll, texts } = setUp({ maxFileBytes: 3 * line("a").length });
  disk.write("spans.jsonl", linesOf("xy"));
  await sendAll("ab");
  expect(texts()).toEqual({ "spans-2026-11-28T12-00-00.007.jsonl": linesOf("xya"), "spans.jsonl": linesOf("b") });
});

test("a file that somebody else emptied has room again", async () => {
  const { disk, sendAll, texts } = setUp();
  await sendAll("ab");
  const { fileSystems } = disk;
  const descriptor = await fileSystems.pool.open(disk.path("spans.jsonl"), "a+", 0);
  await fileSystems.pool.truncate(descriptor, 0);
  await sendAll("cd");
  expect(texts()).toEqual({ "spans.jsonl": linesOf("cd") });
});

test("a line that is longer than a file may be has one of its own", async () => {
  const { sendAll, texts } = setUp({ maxFileBytes: 1 });
  expect(await sendAll("ab")).toEqual(["sent", "sent"]);
  expect(texts()).toEqual({ "spans-2026-11-28T12-00-00.007.jsonl": line("a"), "spans.jsonl": line("b") });
});

test("names never collide, and keep their order whatever the clock says", async () => {
  const { sendAll, texts, clock, lines } = setUp({ maxFileBytes: 1, maxFiles: 3 });
  await sendAll("abc");
  clock.time = Date.UTC(2020, 0, 1);
  await sendAll("de");
  expect(texts()).toEqual({
    "spans-2026-11-28T12-00-00.008.jsonl": line("b"),
    "spans-2026-11-28T12-00-00.009.jsonl": line("c"),
    "spans-2026-11-28T12-00-00.010.jsonl": line("d"),
    "spans.jsonl": line("e"),
  });
  expect(lines).toEqual([
    "/var/log/shop/spans-2026-11-28T12-00-00.007.jsonl: deleted, there are more than 3 such files",
  ]);
});

test("only files that were put aside count and are deleted, the oldest first", async () => {
  const { disk, sendAll, lines } = setUp({ maxFileBytes: 1, maxFiles: 2 });
  const others = [
    "spans-.jsonl",
    "spans-2026-11-28T12-00-00.jsonl",
    "spans-2020-99-99T00-00-00.000.jsonl",
    "spans-2020-02-30T00-00-00.000.jsonl",
    "spans-2020-01-01T00-00-00.000.jsonl.gz",
    "spans-a-2020-01-01T00-00-00.000.jsonl",
    "other-2027-01-01T00-00-00.000.jsonl",
    "spans-2027-01-01T00-00-00.000.jsonX",
    "spans-2020-01-01T00-00-00.000",
  ];
  const old = [
    "spans-2025-01-01T00-00-00.000.jsonl",
    "spans-2024-01-01T00-00-00.000.jsonl",
    "spans-2024-02-01T00-00-00.000.jsonl",
  ];
  for (const name of [...others, ...old]) disk.write(name, "");
  await sendAll("ab");
  expect(disk.names()).toEqual(
    [...others, "spans-2025-01-01T00-00-00.000.jsonl", "spans-2026-11-28T12-00-00.007.jsonl", "spans.jsonl"].toSorted(),
  );
  expect(lines.map((message) => message.slice(14, 24 + 20))).toEqual([
    "spans-2024-01-01T00-00-00.000.",
    "spans-2024-02-01T00-00-00.000.",
  ]);
});

test.each([
  ["spans", "spans-2026-11-28T12-00-00.007"],
  ["a-b.c.d", "a-b.c-2026-11-28T12-00-00.007.d"],
  [".hidden", ".hidden-2026-11-28T12-00-00.007"],
])("the name %s becomes %s", async (name, rotated) => {
  const { disk, sendAll } = setUp({ name, maxFileBytes: 1, maxFiles: 1 });
  await sendAll("ab");
  expect(disk.names()).toEqual([name, rotated].toSorted());
  await sendAll("c");
  expect(disk.names()).toEqual([name, rotated.replace(".007", ".008")].toSorted());
});

test("without a limit, nothing is put aside", async () => {
  const { sendAll, disk } = setUp({ maxFileBytes: Infinity });
  await sendAll("abcdefgh");
  expect(disk.names()).toEqual(["spans.jsonl"]);
});

test.each(["list", "rename"] as const)(
  "where %s fails, the file does not grow, and the line is not sent",
  async (operation) => {
    const { disk, sendAll, texts } = setUp();
    await sendAll("ab");
    disk.faults.push({ operation, code: "EACCES" });
    expect(await sendAll("c")).toEqual(["retryable"]);
    expect(texts()).toEqual({ "spans.jsonl": linesOf("ab") });
    expect(disk.open).toBe(0);
    expect(await sendAll("d")).toEqual(["sent"]);
    expect(texts()).toEqual({ "spans-2026-11-28T12-00-00.007.jsonl": linesOf("ab"), "spans.jsonl": linesOf("d") });
  },
);

test("where the new file cannot be opened, the next request opens it", async () => {
  const { disk, sendAll, texts } = setUp({ maxFileBytes: 1 });
  await sendAll("a");
  disk.gate = (operation) => {
    if (operation === "rename") disk.faults.push({ operation: "open", code: "ENFILE" });
    return undefined;
  };
  expect(await sendAll("bc")).toEqual(["retryable", "sent"]);
  expect(texts()).toEqual({ "spans-2026-11-28T12-00-00.007.jsonl": line("a"), "spans.jsonl": line("c") });
});

test("an old file that cannot be deleted is told, and deleted later", async () => {
  const { disk, sendAll, lines } = setUp({ maxFileBytes: 1, maxFiles: 1 });
  await sendAll("ab");
  disk.faults.push({ operation: "unlink", code: "EPERM" });
  expect(await sendAll("c")).toEqual(["sent"]);
  expect(lines).toEqual([
    "/var/log/shop/spans-2026-11-28T12-00-00.007.jsonl: there are more than 1 such files, but it cannot be deleted (EPERM)",
  ]);
  disk.faults.push({ operation: "unlink", code: "ENOENT" });
  expect(await sendAll("d")).toEqual(["sent"]);
  expect(lines).toHaveLength(2); // one was gone already, of which there is nothing to say
});

test("a logger that throws costs no line", async () => {
  const disk = new MemoryDisk();
  const log = (): void => {
    throw new Error("the logger is broken");
  };
  const sender = makeSender(
    { path: disk.path("spans.jsonl"), maxFileBytes: 1, maxFiles: 1, log },
    { fileSystems: disk.fileSystems },
  );
  for (const letter of "abc") expect(await sender.send(payload(letter), NEVER)).toEqual({ kind: "sent" });
  expect(disk.names()).toHaveLength(2);
});
