import { pbkdf2 } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { gzipSync, zstdCompressSync } from "node:zlib";

import { CollectorServer } from "@sideband/testing-utils";
import { describe, expect, test } from "vitest";

import { FileSpanExporter } from "../../src/file/file-span-exporter.ts";
import { OtlpHttpSpanExporter } from "../../src/otlp-http/otlp-http-span-exporter.ts";
import { ResilientSpanExporter } from "../../src/resilience/resilient-span-exporter.ts";
import { NEVER } from "../support/http-sender.ts";
import { closedPort } from "../support/receiver.ts";
import { encode, makeBatch, makeSpans } from "../support/spans.ts";
import { line, request } from "./support/requests.ts";
import { makeScratch } from "./support/scratch.ts";

const pbkdf2Async = promisify(pbkdf2);

const readLines = async (path: string): Promise<string[]> => {
  const text = await readFile(path, "utf8");
  expect(text.at(-1) ?? "\n").toBe("\n");
  return text.split("\n").slice(0, -1);
};

const post = async (url: string, type: string, body: Uint8Array<ArrayBuffer> | string): Promise<number> =>
  (await fetch(url, { method: "POST", headers: { "content-type": type }, body })).status;

const exported = (exporter: FileSpanExporter, spans: ReturnType<typeof makeSpans>) =>
  new Promise<{ code: number; error?: Error }>((resolve) => exporter.export(spans, resolve));

describe("FileSpanExporter", () => {
  test("writes lines in which a receiver finds the spans that it would find in the requests", async () => {
    await using scratch = await makeScratch();
    await using fromFile = await CollectorServer.start();
    await using fromWire = await CollectorServer.start();
    const path = scratch.path("spans.jsonl");
    const exporter = new FileSpanExporter({ path });
    const batches = [1, 40].map((count) => makeBatch(count, { text: 'a "long"\nü 漢字 '.repeat(50) }));
    for (const batch of batches) {
      expect(await exporter.send(batch, NEVER)).toMatchObject({ sent: batch.size, rejected: 0, dropped: {} });
      expect(await post(fromWire.tracesUrl, "application/x-protobuf", Buffer.from(batch.toRequest()))).toBe(200);
    }
    await exporter.shutdown();
    const lines = await readLines(path);
    expect(lines).toHaveLength(2);
    for (const line of lines) {
      expect(line).toMatch(/^\{"resourceSpans":\[.*\]\}$/u);
      expect(await post(fromFile.tracesUrl, "application/json", line)).toBe(200);
    }
    expect(fromFile.spans()).toHaveLength(41);
    expect(fromFile.spans()).toEqual(fromWire.spans());
  });

  test("is a stock exporter", async () => {
    await using scratch = await makeScratch();
    const exporter = new FileSpanExporter({ path: scratch.path("spans.jsonl") });
    expect(await exported(exporter, makeSpans(3))).toEqual({ code: 0 });
    await exporter.shutdown();
    expect((await exported(exporter, makeSpans(3))).code).toBe(1);
    expect(await readLines(scratch.path("spans.jsonl"))).toHaveLength(1);
  });

  test("splits what is longer than a request may be", async () => {
    await using scratch = await makeScratch();
    const exporter = new FileSpanExporter({ path: scratch.path("spans.jsonl"), maxRequestBytes: 250 });
    expect(await exporter.send(makeBatch(8), NEVER)).toMatchObject({ sent: 8 });
    expect(await readLines(scratch.path("spans.jsonl"))).toHaveLength(4);
  });

  test.each([
    ["as it is", undefined, (body: Uint8Array) => body],
    ["gzip", "gzip", gzipSync],
    ["zstd", "zstd", zstdCompressSync],
  ] as const)("takes what was meant for another exporter: %s", async (_, contentEncoding, compress) => {
    await using scratch = await makeScratch();
    const path = scratch.path("spans.jsonl");
    const { compress: wrap, transport, target } = new FileSpanExporter({ path, maxRequestBytes: 1000 }).layers();
    expect(wrap(transport)).toBe(transport);
    expect(target).toBe(path);
    const send = (name: string) =>
      transport.send({ body: compress(request(name)), items: 1, ...(contentEncoding && { contentEncoding }) }, NEVER);
    expect(await send("a")).toEqual({ kind: "sent" });
    const long = await send("b".repeat(1000));
    expect(long.kind).toBe(contentEncoding === undefined ? "sent" : "failed");
    await transport.shutdown();
    expect((await readLines(path))[0]).toBe(line("a").trimEnd());
  });

  test("is what a resilient exporter falls back on", async () => {
    await using scratch = await makeScratch();
    const path = scratch.path("spans.jsonl");
    const exporter = new ResilientSpanExporter({
      primary: new OtlpHttpSpanExporter({ url: await closedPort(), compressAboveBytes: 0 }),
      fallback: new FileSpanExporter({ path }),
      retry: { maxAttempts: 1 },
    });
    expect(await exporter.send(makeBatch(3), NEVER)).toMatchObject({ sent: 3, dropped: {} });
    await exporter.shutdown();
    expect(await readLines(path)).toHaveLength(1);
  });

  test("opens the file with the first request, for its owner alone", async () => {
    await using scratch = await makeScratch();
    const path = scratch.path("spans.jsonl");
    const exporter = new FileSpanExporter({ path });
    await expect(stat(path)).rejects.toThrow("ENOENT");
    await exporter.send(makeBatch(1), NEVER);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test("appends to a file that is there, and leaves its permissions as they are", async () => {
    await using scratch = await makeScratch();
    const path = scratch.path("spans.jsonl");
    await writeFile(path, "{}\n");
    await chmod(path, 0o640);
    await new FileSpanExporter({ path, mode: 0o600 }).send(makeBatch(1), NEVER);
    await new FileSpanExporter({ path, mode: 0o600 }).send(makeBatch(1), NEVER);
    const lines = await readLines(path);
    expect(lines).toHaveLength(3);
    expect(lines[0]).toBe("{}");
    expect((await stat(path)).mode & 0o777).toBe(0o640);
  });

  test("closes half a line that a killed process left", async () => {
    await using scratch = await makeScratch();
    const path = scratch.path("spans.jsonl");
    await writeFile(path, '{}\n{"resourceSp');
    await new FileSpanExporter({ path }).send(makeBatch(1), NEVER);
    const lines = await readLines(path);
    expect(lines.slice(0, 2)).toEqual(["{}", '{"resourceSp']);
    expect(JSON.parse(lines[2] as string)).toHaveProperty("resourceSpans");
    expect(lines).toHaveLength(3);
  });

  test("says why it could not write, and writes as soon as it can", async () => {
    await using scratch = await makeScratch();
    const path = scratch.path("later/spans.jsonl");
    const exporter = new FileSpanExporter({ path });
    expect(await exporter.send(makeBatch(2), NEVER)).toMatchObject({
      sent: 0,
      dropped: { export_failed: 2 },
      cause: { code: "file", message: `${path}: The file cannot be written: ENOENT` },
    });
    await mkdir(path, { recursive: true });
    expect(await exporter.send(makeBatch(2), NEVER)).toMatchObject({
      dropped: { export_failed: 2 },
      cause: { message: `${path}: The file cannot be written: EISDIR` },
    });
    await rm(path, { recursive: true });
    expect(await exporter.send(makeBatch(2), NEVER)).toMatchObject({ sent: 2, dropped: {} });
  });

  test.runIf(existsSync("/dev/full"))("says that the disk is full", async () => {
    const exporter = new FileSpanExporter({ path: "/dev/full" });
    expect(await exporter.send(makeBatch(2), NEVER)).toMatchObject({
      dropped: { export_failed: 2 },
      cause: { code: "file", message: "/dev/full: The file cannot be written: ENOSPC" },
    });
  });

  test("once the process ends, does not wait for a thread pool that is full", async () => {
    await using scratch = await makeScratch();
    const path = scratch.path("spans.jsonl");
    const exporter = new FileSpanExporter({ path, maxFileBytes: 1 });
    expect(await exporter.send(makeBatch(1), NEVER)).toMatchObject({ sent: 1 });
    // The pool has four threads, and each of these takes one for long.
    const busy = Array.from({ length: 12 }, () => pbkdf2Async("telemetry", "salt", 200_000, 64, "sha512"));
    exporter.drain();
    const sending = Promise.all([1, 2, 3].map(() => exporter.send(makeBatch(1), NEVER)));
    const first = await Promise.race([sending, Promise.race(busy)]);
    expect(first).toMatchObject([{ sent: 1 }, { sent: 1 }, { sent: 1 }]);
    await exporter.shutdown();
    expect(await readdir(scratch.path("."))).toHaveLength(4);
    await Promise.all(busy);
  });

  test("goes on in a new file when somebody moved the old one away, or deleted it", async () => {
    await using scratch = await makeScratch();
    const path = scratch.path("spans.jsonl");
    const exporter = new FileSpanExporter({ path });
    await exporter.send(makeBatch(1), NEVER);
    await rename(path, scratch.path("spans.jsonl.1"));
    await exporter.send(makeBatch(1), NEVER);
    await exporter.send(makeBatch(1), NEVER);
    expect(await readLines(path)).toHaveLength(2);
    expect(await readLines(scratch.path("spans.jsonl.1"))).toHaveLength(1);
    await rm(path);
    await exporter.send(makeBatch(1), NEVER);
    expect(await readLines(path)).toHaveLength(1);
  });

  test("keeps apart and whole what is sent at once, in files of their own size", async () => {
    await using scratch = await makeScratch();
    await using collector = await CollectorServer.start();
    const names = Array.from({ length: 60 }, (_, i) => String(i).padStart(2, "0"));
    const deleted: string[] = [];
    const exporter = new FileSpanExporter({
      path: scratch.path("spans.jsonl"),
      maxFileBytes: 30_000,
      maxFiles: 100,
      log: (message) => deleted.push(message),
    });
    const batches = names.map((name) => encode(makeSpans(3, { name, text: name.repeat(1000) })));
    const outcomes = await Promise.all(batches.map((batch) => exporter.send(batch, NEVER)));
    expect(outcomes.every(({ sent }) => sent === 3)).toBe(true);
    await exporter.shutdown();
    const files = (await readdir(scratch.path("."))).toSorted();
    expect(files.length).toBeGreaterThan(10);
    const current = files.pop() as string;
    expect(current).toBe("spans.jsonl");
    for (const file of [...files, current]) {
      expect((await stat(scratch.path(file))).size).toBeLessThanOrEqual(30_000);
      for (const line of await readLines(scratch.path(file))) {
        expect(await post(collector.tracesUrl, "application/json", line)).toBe(200);
      }
    }
    expect(collector.spans().map(({ attributes }) => attributes["name"])).toEqual(
      names.flatMap((name) => [name, name, name]),
    );
    expect(deleted).toEqual([]);
  });
});
