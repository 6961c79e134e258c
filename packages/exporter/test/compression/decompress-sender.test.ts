import { pbkdf2 } from "node:crypto";
import { promisify } from "node:util";
import { gzipSync, zstdCompressSync } from "node:zlib";

import { describe, expect, test } from "vitest";

import { DecompressSender } from "../../src/compression/decompress-sender.ts";
import type { Payload, Sender } from "../../src/sender.ts";
import { NEVER } from "../support/http-sender.ts";

const pbkdf2Async = promisify(pbkdf2);

const recorder = (): Sender & { payloads: Payload[]; drained: number; stopped: number } => ({
  payloads: [],
  drained: 0,
  stopped: 0,
  async send(payload) {
    this.payloads.push(payload);
    return { kind: "sent" };
  },
  stopRetrying() {
    this.stopped++;
  },
  drain() {
    this.drained++;
  },
  shutdown: () => Promise.resolve(),
});

const MIB = 1024 * 1024;
const plain = Buffer.from("telemetry repeats itself; ".repeat(4_000));

describe.each([
  ["gzip", gzipSync],
  ["zstd", zstdCompressSync],
] as const)("%s", (contentEncoding, compress) => {
  test("is unpacked, off the thread", async () => {
    const next = recorder();
    const payload: Payload = { body: compress(plain), contentEncoding, items: 3 };
    const sending = new DecompressSender(next, MIB).send(payload, NEVER);
    await Promise.resolve();
    expect(next.payloads).toEqual([]);
    expect(await sending).toEqual({ kind: "sent" });
    expect(next.payloads).toEqual([{ body: plain, items: 3 }]);
    expect(next.payloads[0]).not.toHaveProperty("contentEncoding");
  });

  test("is unpacked to so many bytes at most", async () => {
    const next = recorder();
    const payload: Payload = { body: compress(plain), contentEncoding, items: 3 };
    expect(await new DecompressSender(next, plain.length).send(payload, NEVER)).toEqual({ kind: "sent" });
    expect(await new DecompressSender(next, plain.length - 1).send(payload, NEVER)).toEqual({
      kind: "failed",
      by: "sender",
      error: expect.objectContaining({
        code: "compression",
        message: "The compressed request could not be unpacked: ERR_BUFFER_TOO_LARGE",
      }),
    });
    expect(next.payloads).toHaveLength(1);
  });

  test.each([
    ["damaged", (body: Buffer) => body.fill(0xff, 12, 40)],
    ["of another kind", () => Buffer.from("not compressed at all")],
  ])("that is %s is not sent, in the pool or when the process ends", async (_, damage) => {
    const next = recorder();
    const sender = new DecompressSender(next, MIB);
    const payload: Payload = { body: damage(Buffer.from(compress(plain))), contentEncoding, items: 3 };
    const failed = { kind: "failed", by: "sender", error: expect.objectContaining({ code: "compression" }) };
    expect(await sender.send(payload, NEVER)).toEqual(failed);
    const sending = sender.send(payload, NEVER);
    sender.drain();
    expect(await sending).toEqual(failed);
    expect(await sender.send(payload, NEVER)).toEqual(failed);
    expect(next.payloads).toEqual([]);
  });

  test("does not wait for the pool when the process ends", async () => {
    const next = recorder();
    const sender = new DecompressSender(next, MIB);
    const busy = Array.from({ length: 12 }, () => pbkdf2Async("telemetry", "salt", 200_000, 64, "sha512"));
    const before = sender.send({ body: compress(plain), contentEncoding, items: 1 }, NEVER);
    sender.drain();
    const after = sender.send({ body: compress(plain), contentEncoding, items: 2 }, NEVER);
    expect(await Promise.race([Promise.all([before, after]), Promise.race(busy)])).toEqual([
      { kind: "sent" },
      { kind: "sent" },
    ]);
    expect(next.drained).toBe(1);
    await Promise.all(busy);
  });
});

// Node.js 22.15 takes a zstd frame that is cut short for a whole one.
test("gzip that is cut short is not sent", async () => {
  const next = recorder();
  const payload: Payload = { body: gzipSync(plain).subarray(0, -10), contentEncoding: "gzip", items: 3 };
  expect(await new DecompressSender(next, MIB).send(payload, NEVER)).toMatchObject({ kind: "failed", by: "sender" });
  expect(next.payloads).toEqual([]);
});

test("what is not compressed is handed on as it is, and so is the rest", async () => {
  const next = recorder();
  const sender = new DecompressSender(next, 1);
  const payload: Payload = { body: plain, items: 3 };
  await sender.send(payload, NEVER);
  expect(next.payloads[0]).toBe(payload);
  sender.stopRetrying();
  expect(next.stopped).toBe(1);
});
