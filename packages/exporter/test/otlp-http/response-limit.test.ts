import { gzipSync } from "node:zlib";

import { describe, expect, test } from "vitest";

import { makeSender, NEVER, payload } from "../support/http-sender.ts";
import { startReceiver } from "../support/receiver.ts";

const MIB = 1024 * 1024;

const tooLarge = {
  kind: "failed",
  by: "sender",
  error: expect.objectContaining({ code: "response_too_large", message: "The answer is longer than 4194304 bytes" }),
};

/** A body of exactly so many bytes that is a valid response: unknown field 9, filled up. */
const responseOf = (bytes: number): Buffer => {
  const head = Buffer.from([0x4a, 0, 0, 0, 0]); // four bytes of length reach 256 MiB
  let length = bytes - head.length;
  for (let i = 1; i <= 4; i++, length >>= 7) head[i] = (length & 0x7f) | (i < 4 ? 0x80 : 0);
  return Buffer.concat([head, Buffer.alloc(bytes - head.length)]);
};

describe("an answer of", () => {
  test.each([
    ["4 MiB is read", 4 * MIB, { kind: "sent" }],
    ["a byte more is a failure that no retry mends", 4 * MIB + 1, tooLarge],
  ])("%s", async (_, bytes, expected) => {
    const body = responseOf(bytes);
    await using plain = await startReceiver((response) => response.end(body));
    expect(await makeSender({ url: plain.url }).send(payload, NEVER)).toEqual(expected);
    await using compressed = await startReceiver((response) =>
      response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(body)),
    );
    expect(await makeSender({ url: compressed.url }).send(payload, NEVER)).toEqual(expected);
  });

  test.each([200, 400, 503])("no end with status %i is cut off, and the connection with it", async (status) => {
    const closed = Promise.withResolvers<void>();
    await using receiver = await startReceiver((response) => {
      const chunk = Buffer.alloc(MIB);
      const more = (): void => void (response.destroyed || response.write(chunk, more));
      response.writeHead(status).on("close", () => closed.resolve());
      more();
    });
    expect(await makeSender({ url: receiver.url }).send(payload, NEVER)).toEqual(tooLarge);
    await closed.promise;
  });

  test("a gzip bomb is not unpacked", async () => {
    const zeros = gzipSync(Buffer.alloc(MIB));
    const bomb = Buffer.concat(Array.from({ length: 512 }, () => zeros)); // members unpack one after the other
    expect(bomb.length).toBeLessThan(4 * MIB);
    await using receiver = await startReceiver((response) =>
      response.writeHead(200, { "content-encoding": "gzip" }).end(bomb),
    );
    const before = process.memoryUsage().rss;
    expect(await makeSender({ url: receiver.url }).send(payload, NEVER)).toEqual(tooLarge);
    expect(process.memoryUsage().rss - before).toBeLessThan(128 * MIB);
  });

  test("the limit is an option", async () => {
    await using receiver = await startReceiver((response) => response.end(Buffer.from([0x48, 0])));
    expect(await makeSender({ url: receiver.url, maxResponseBytes: 2 }).send(payload, NEVER)).toEqual({ kind: "sent" });
    expect(await makeSender({ url: receiver.url, maxResponseBytes: 1 }).send(payload, NEVER)).toMatchObject({
      kind: "failed",
      error: { message: "The answer is longer than 1 bytes" },
    });
  });
});
