import { pbkdf2, randomBytes } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { promisify } from "node:util";
import { constants, gunzipSync, gzipSync, zstdCompressSync, zstdDecompressSync } from "node:zlib";

import { describe, expect, test } from "vitest";

import { type CompressOptions, CompressSender } from "../../src/compression/compress-sender.ts";
import { OtlpHttpSpanExporter } from "../../src/index.ts";
import type { Payload, Sender } from "../../src/sender.ts";
import { NEVER } from "../support/http-sender.ts";
import { startReceiver } from "../support/receiver.ts";
import { makeBatch } from "../support/spans.ts";

const pbkdf2Async = promisify(pbkdf2);

const recorder = (): Sender & { payloads: Payload[]; shutdowns: number } => ({
  payloads: [],
  shutdowns: 0,
  async send(payload) {
    this.payloads.push(payload);
    return { kind: "sent" };
  },
  async shutdown() {
    this.shutdowns++;
  },
});

const text = (bytes: number): Buffer => Buffer.from("telemetry repeats itself; ".repeat(bytes)).subarray(0, bytes);

const zstd = (body: Uint8Array, level: number): Buffer =>
  zstdCompressSync(body, { params: { [constants.ZSTD_c_compressionLevel]: level }, pledgedSrcSize: body.length });

describe.each([
  ["gzip", gunzipSync, (body: Uint8Array, level: number) => gzipSync(body, { level })],
  ["zstd", zstdDecompressSync, zstd],
] as const)("a CompressSender of %s", (encoding, decompress, compress) => {
  const makeSender = (next: Sender, options: Partial<CompressOptions> = {}): CompressSender =>
    new CompressSender(next, { encoding, level: 1, place: "pool", aboveBytes: 0, ...options });

  test.each([
    ["at the threshold", text(1024), false],
    ["above it", text(1025), true],
    ["large", text(5_000_000), true],
    ["empty", Buffer.alloc(0), false],
    ["of noise, which would become larger", randomBytes(5000), false],
  ])("a body %s", async (_, body, compressed) => {
    const next = recorder();
    expect(await makeSender(next, { aboveBytes: 1024 }).send({ body, items: 3 }, NEVER)).toEqual({ kind: "sent" });
    const [payload] = next.payloads as [Payload];
    expect(payload.contentEncoding).toBe(compressed ? encoding : undefined);
    expect(payload.items).toBe(3);
    expect(payload.body.length).toBeLessThanOrEqual(body.length);
    expect(Buffer.compare(compressed ? decompress(payload.body) : payload.body, body)).toBe(0);
  });

  test("leaves alone what is compressed already", async () => {
    const next = recorder();
    const payload: Payload = { body: text(5000), contentEncoding: "gzip", items: 1 };
    await makeSender(next).send(payload, NEVER);
    expect(next.payloads).toEqual([payload]);
  });

  test("once the process ends, compresses at once what is new and what the thread pool has not done", async () => {
    const drained: string[] = [];
    const next = { ...recorder(), drain: () => void drained.push("next") };
    const sender = makeSender(next);
    // The pool has four threads, and each of these takes one for long.
    const busy = Array.from({ length: 12 }, () => pbkdf2Async("telemetry", "salt", 200_000, 64, "sha512"));
    const before = sender.send({ body: text(50_000), items: 1 }, NEVER);
    sender.drain();
    const after = sender.send({ body: text(60_000), items: 2 }, NEVER);
    const first = await Promise.race([Promise.all([before, after]), Promise.race(busy)]);
    expect(first).toEqual([{ kind: "sent" }, { kind: "sent" }]);
    const lengths = next.payloads.map(({ body, items }) => [items, decompress(body).length] as const);
    expect(Object.fromEntries(lengths)).toEqual({ 1: 50_000, 2: 60_000 });
    expect(drained).toEqual(["next"]);
    await Promise.all(busy);
  });

  test("compresses off the thread: the caller goes on meanwhile", async () => {
    const next = recorder();
    const sending = makeSender(next, { level: 9 }).send({ body: text(500_000), items: 1 }, NEVER);
    expect(next.payloads).toHaveLength(0);
    await sending;
    expect(next.payloads).toHaveLength(1);
  });

  test("compresses in the thread where that is asked for: one body in each turn, and the rest in the pool", async () => {
    const next = recorder();
    const sender = makeSender(next, { place: "thread" });
    for (const turn of [1, 2]) {
      const sending = [1, 2, 3].map((item) => sender.send({ body: text(50_000 * item), items: item }, NEVER));
      await Promise.resolve(); // no further than microtasks
      await Promise.resolve();
      expect(next.payloads.map(({ items }) => items)).toEqual(turn === 1 ? [1] : [1, 2, 3, 1]);
      await Promise.all(sending);
      next.payloads.sort((one, other) => one.items - other.items);
      await setImmediate();
      if (turn === 2) expect(next.payloads.map(({ items }) => items)).toEqual([1, 1, 2, 2, 3, 3]);
    }
    for (const { body, items } of next.payloads) expect(decompress(body)).toHaveLength(50_000 * items);
  });

  test("leaves to the pool what would keep the thread for too long", async () => {
    const next = recorder();
    const sender = makeSender(next, { place: "thread" });
    const sending = sender.send({ body: text(3 * 1024 * 1024 + 1), items: 1 }, NEVER);
    await Promise.resolve();
    await Promise.resolve();
    expect(next.payloads).toEqual([]);
    await sending;
    expect(next.payloads).toHaveLength(1);
  });

  test.each(["pool", "thread"] as const)("uses the level (%s)", async (place) => {
    const body = makeBatch(300).toRequest();
    for (const level of [1, 5]) {
      const next = recorder();
      await makeSender(next, { level, place }).send({ body, items: 1 }, NEVER);
      expect(Buffer.compare(next.payloads[0]?.body ?? body, compress(body, level))).toBe(0);
    }
    expect(Buffer.compare(compress(body, 1), compress(body, 5))).not.toBe(0);
  });

  test.each(["pool", "thread"] as const)("sends what cannot be compressed as it is (%s)", async (place) => {
    const next = recorder();
    const sender = makeSender(next, { place, level: "best" as never });
    const payload: Payload = { body: text(5000), items: 1 };
    expect(await sender.send(payload, NEVER)).toEqual({ kind: "sent" });
    sender.drain();
    expect(await sender.send(payload, NEVER)).toEqual({ kind: "sent" });
    expect(next.payloads).toEqual([payload, payload]);
  });

  test("hands on that retrying ends", () => {
    const stopped: string[] = [];
    makeSender({ ...recorder(), stopRetrying: () => void stopped.push("next") }).stopRetrying();
    expect(stopped).toEqual(["next"]);
  });

  test("shuts down what it holds", async () => {
    const next = recorder();
    await makeSender(next).shutdown();
    expect(next.shutdowns).toBe(1);
  });
});

describe("the exporter", () => {
  test.each([
    ["compresses large requests by default", {}, 100, "gzip"],
    ["sends small ones as they are", {}, 5, undefined],
    ["compresses with zstd, if told so", { compression: "zstd" as const }, 100, "zstd"],
    ["compresses small ones too, if told so", { compressAboveBytes: 0 }, 5, "gzip"],
    ["sends all as they are, if told so", { compression: "none" as const }, 100, undefined],
  ])("%s", async (_, options, spans, contentEncoding) => {
    await using receiver = await startReceiver();
    const batch = makeBatch(spans);
    const exporter = new OtlpHttpSpanExporter({ url: receiver.url, ...options });
    expect((await exporter.send(batch, NEVER)).sent).toBe(spans);
    const [request] = receiver.requests;
    expect(request?.headers["content-encoding"]).toBe(contentEncoding);
    const body = request?.body ?? Buffer.alloc(0);
    const plain =
      contentEncoding === undefined ? body : contentEncoding === "gzip" ? gunzipSync(body) : zstdDecompressSync(body);
    expect(Buffer.compare(plain, batch.toRequest())).toBe(0);
  });
});
