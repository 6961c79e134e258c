import { gunzipSync, gzipSync, zstdDecompressSync } from "node:zlib";

import { describe, expect, test } from "vitest";

import { OtlpHttpSpanExporter } from "../../src/index.ts";
import type { Payload, Sender } from "../../src/sender.ts";
import { NEVER } from "../support/http-sender.ts";
import { startReceiver } from "../support/receiver.ts";
import { makeBatch } from "../support/spans.ts";

const body = makeBatch(100).toRequest();

describe("the layers of an exporter", () => {
  test.each([
    ["gzip", gunzipSync],
    ["zstd", zstdDecompressSync],
  ] as const)("with what stands between them send what the exporter sends (%s)", async (compression, decompress) => {
    await using receiver = await startReceiver();
    const exporter = new OtlpHttpSpanExporter({
      url: `${receiver.url}?key=secret`,
      compression,
      maxRequestBytes: 7_000_000,
    });
    const { compress, transport, target, maxRequestBytes } = exporter.layers();
    expect({ target, maxRequestBytes }).toEqual({ target: receiver.url, maxRequestBytes: 7_000_000 });

    const between: Payload[] = [];
    const spy: Sender = {
      send(payload, signal) {
        between.push(payload);
        return transport.send(payload, signal);
      },
      shutdown: () => transport.shutdown(),
    };
    expect(await compress(spy).send({ body, items: 100 }, NEVER)).toEqual({ kind: "sent" });
    expect(await exporter.send(makeBatch(100), NEVER)).toMatchObject({ sent: 100 });
    expect(between).toMatchObject([{ contentEncoding: compression, items: 100 }]);
    for (const request of receiver.requests) expect(request.headers["content-encoding"]).toBe(compression);
    expect(Buffer.compare(decompress(receiver.requests[0]?.body ?? Buffer.alloc(0)), body)).toBe(0);
  });

  test("are the same each time", () => {
    const exporter = new OtlpHttpSpanExporter({ url: "http://127.0.0.1:4318/v1/traces" });
    expect(exporter.layers().transport).toBe(exporter.layers().transport);
  });

  test("without compression unpack at the end what was compressed before", async () => {
    await using receiver = await startReceiver();
    const exporter = new OtlpHttpSpanExporter({ url: receiver.url, compression: "none" });
    const { compress, transport } = exporter.layers();
    const payload: Payload = { body: gzipSync(body), contentEncoding: "gzip", items: 100 };
    expect(await transport.send(payload, NEVER)).toEqual({ kind: "sent" });
    expect(await compress(transport).send(payload, NEVER)).toEqual({ kind: "sent" });
    for (const request of receiver.requests) {
      expect(request.headers["content-encoding"]).toBeUndefined();
      expect(Buffer.compare(request.body, body)).toBe(0);
    }
    expect(receiver.requests).toHaveLength(2);
  });

  test("with compression leave alone what was compressed otherwise", async () => {
    await using receiver = await startReceiver();
    const { compress, transport } = new OtlpHttpSpanExporter({ url: receiver.url, compression: "zstd" }).layers();
    await compress(transport).send({ body: gzipSync(body), contentEncoding: "gzip", items: 100 }, NEVER);
    expect(receiver.requests[0]?.headers["content-encoding"]).toBe("gzip");
    expect(Buffer.compare(gunzipSync(receiver.requests[0]?.body ?? Buffer.alloc(0)), body)).toBe(0);
  });
});
