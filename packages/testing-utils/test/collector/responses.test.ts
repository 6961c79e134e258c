import { request as httpRequest, type IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";
import { promisify } from "node:util";
import { createGunzip, gunzip } from "node:zlib";

import { describe, expect, test } from "vitest";

import { gzipOfSpaces } from "../../src/collector/gzip-of-spaces.ts";
import { logsService, metricsService, traceService } from "../../src/collector/schema/official-schema.ts";
import { answer, CollectorServer } from "../../src/index.ts";
import { exportRequest, plainSpan } from "./export-request.ts";
import { post } from "./post.ts";
import { RawClient } from "./raw-client.ts";

const json = exportRequest(plainSpan(1));
const protobuf = traceService.ExportTraceServiceRequest.encode({
  resourceSpans: [{ scopeSpans: [{ spans: [{ name: "p" }] }] }],
}).finish();

/** Posts by a client that undoes no content encoding. */
const postPlain = (url: string): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const upload = httpRequest(url, { method: "POST", headers: { "content-type": "application/json" } }, resolve);
    upload.on("error", reject);
    upload.end(JSON.stringify(json));
  });

describe("an answer that is not what it says", () => {
  test("garbage: the right type, and nothing that can be parsed", async () => {
    await using collector = await CollectorServer.start({ script: answer.garbage() });
    const asJson = await post(collector.tracesUrl, json);
    expect([asJson.status, asJson.headers.get("content-type")]).toEqual([200, "application/json"]);
    await expect(asJson.json()).rejects.toThrow(SyntaxError);
    const asProtobuf = await post(collector.tracesUrl, protobuf);
    expect([asProtobuf.status, asProtobuf.headers.get("content-type")]).toEqual([200, "application/x-protobuf"]);
    const bytes = new Uint8Array(await asProtobuf.arrayBuffer());
    expect(() => traceService.ExportTraceServiceResponse.decode(bytes)).toThrow();
    expect(collector.totals()).toMatchObject({ acceptedSpans: 2, malformedRequests: 0 });
  });

  test("a wrong content type around the right body", async () => {
    const script = [answer.wrongContentType(), answer.wrongContentType("text/plain")];
    await using collector = await CollectorServer.start({ script });
    const html = await post(collector.tracesUrl, json);
    expect([html.status, html.headers.get("content-type"), await html.text()]).toEqual([200, "text/html", "{}"]);
    const text = await post(collector.tracesUrl, protobuf);
    expect([text.headers.get("content-type"), await text.text()]).toEqual(["text/plain", ""]);
    expect(collector.totals().acceptedSpans).toBe(2);
  });
});

describe("a huge response", () => {
  test.each([
    ["traces", traceService.ExportTraceServiceResponse],
    ["metrics", metricsService.ExportMetricsServiceResponse],
    ["logs", logsService.ExportLogsServiceResponse],
  ] as const)("has just that many bytes and is valid, for %s in both formats", async (signal, type) => {
    const sizes = [64, 191, 192, 65_536, 3_000_000];
    await using collector = await CollectorServer.start({
      script: sizes.flatMap((bytes) => [answer.hugeResponse({ bytes }), answer.hugeResponse({ bytes })]),
    });
    for (const size of sizes) {
      const asJson = await post(`${collector.url}/v1/${signal}`, {});
      expect(asJson.headers.get("content-length")).toBe(String(size));
      const text = await asJson.text();
      expect(text).toHaveLength(size);
      const message = (JSON.parse(text) as { partialSuccess: { errorMessage: string } }).partialSuccess.errorMessage;
      expect(message).toMatch(/^x+$/u);
      const asProtobuf = await post(`${collector.url}/v1/${signal}`, new Uint8Array());
      const bytes = new Uint8Array(await asProtobuf.arrayBuffer());
      expect(bytes).toHaveLength(size);
      const decoded = type.decode(bytes) as { partialSuccess: { errorMessage: string } };
      expect(decoded.partialSuccess.errorMessage).toMatch(/^x+$/u);
      expect(decoded.partialSuccess.errorMessage.length).toBeGreaterThan(size - 16);
    }
  });

  test("may be left by its client", async () => {
    await using collector = await CollectorServer.start({ script: answer.hugeResponse({ bytes: 2 ** 31 }) });
    const response = await postPlain(collector.tracesUrl);
    expect(response.headers["content-length"]).toBe(String(2 ** 31));
    response.destroy();
    expect(await collector.idle()).toMatchObject([{ outcome: "aborted-by-client", status: 200, acceptedSpans: 1 }]);
  });
});

describe("a gzip bomb", () => {
  test.each([1, 1_048_575, 1_048_576, 1_048_577, 40_000_003])("of %i bytes is one valid gzip member", async (size) => {
    await using collector = await CollectorServer.start({ script: answer.gzipBomb({ decompressedBytes: size }) });
    const response = await postPlain(collector.tracesUrl);
    expect(response.headers).toMatchObject({ "content-encoding": "gzip", "content-type": "application/json" });
    const bytes = await buffer(response);
    expect(bytes.length).toBeLessThan(100 + size / 500);
    const plain = await promisify(gunzip)(bytes);
    expect(plain.length).toBe(size);
    expect(plain.equals(Buffer.alloc(size, " "))).toBe(true);
    expect(await collector.idle()).toMatchObject([{ outcome: "answered", acceptedSpans: 1 }]);
  });

  test("goes off in a client that undoes gzip by itself", async () => {
    await using collector = await CollectorServer.start({ script: answer.gzipBomb({ decompressedBytes: 20_000_000 }) });
    const response = await post(collector.tracesUrl, json);
    expect((await response.arrayBuffer()).byteLength).toBe(20_000_000);
  });

  test("is made piece by piece: a client leaves one of terabytes at any time", async () => {
    await using collector = await CollectorServer.start({ script: answer.gzipBomb({ decompressedBytes: 2 ** 45 }) });
    const response = await postPlain(collector.tracesUrl);
    let inflated = 0;
    for await (const piece of response.pipe(createGunzip())) {
      inflated += (piece as Buffer).length;
      if (inflated > 10_000_000) break;
    }
    response.destroy();
    expect(await collector.idle()).toMatchObject([{ outcome: "aborted-by-client", status: 200 }]);
    const pieces = gzipOfSpaces(2 ** 50);
    for (let count = 0; count < 10; count += 1)
      expect(((await pieces.next()).value as Uint8Array).length).toBeLessThan(2000);
  });
});

describe("a slow loris in the body", () => {
  test("sends a whole head, then a byte at a time without end", async () => {
    await using collector = await CollectorServer.start({ script: answer.slowLoris({ in: "body", byteEveryMs: 1 }) });
    using client = await RawClient.connect(collector.url);
    const text = JSON.stringify(json);
    client.post(collector.tracesUrl, text.length, text);
    await client.until("1\r\n \r\n1\r\n \r\n1\r\n \r\n");
    expect(client.received).toMatch(
      /^HTTP\/1\.1 200 OK\r\n[^]*content-type: application\/json\r\n[^]*\r\n\r\n(?:1\r\n \r\n)+/iu,
    );
    client.destroy();
    expect(await collector.idle()).toMatchObject([{ outcome: "aborted-by-client", status: 200, acceptedSpans: 0 }]);
  });

  test("is heard by fetch, which never comes to an end of its body", async () => {
    await using collector = await CollectorServer.start({ script: answer.slowLoris({ in: "body", byteEveryMs: 1 }) });
    const leaving = new AbortController();
    const headers = { "content-type": "application/json" };
    const { signal } = leaving;
    const response = await fetch(collector.tracesUrl, { method: "POST", headers, body: JSON.stringify(json), signal });
    const reader = response.body?.getReader();
    for (let count = 0; count < 3; count += 1) expect((await reader?.read())?.value).toEqual(Uint8Array.of(32));
    leaving.abort();
    expect(await collector.idle()).toMatchObject([{ outcome: "aborted-by-client" }]);
  });
});

describe("a redirect", () => {
  test.each([301, 302, 303, 307, 308])("%i says where, and takes nothing", async (status) => {
    await using collector = await CollectorServer.start({ script: answer.redirect(status, "/elsewhere") });
    const headers = { "content-type": "application/json" };
    const response = await fetch(collector.tracesUrl, { method: "POST", headers, body: "{}", redirect: "manual" });
    expect([response.status, response.headers.get("location")]).toEqual([status, "/elsewhere"]);
    expect(collector.totals()).toMatchObject({ requests: 1, acceptedSpans: 0 });
  });

  test("leads a client that follows to another collector", async () => {
    await using there = await CollectorServer.start();
    await using here = await CollectorServer.start({ script: answer.redirect(307, there.tracesUrl) });
    expect((await post(here.tracesUrl, json)).status).toBe(200);
    expect([here.spans().length, there.spans().length]).toEqual([0, 1]);
  });
});

test("values are checked where answers are made", () => {
  expect(() => answer.redirect(200, "/")).toThrow("Expected `status` to be one of 301, 302, 303, 307, 308, got 200");
  expect(() => answer.hugeResponse({ bytes: 63 })).toThrow("Expected `bytes` to be a whole number >= 64, got 63");
  expect(() => answer.gzipBomb({ decompressedBytes: 0 })).toThrow(
    "Expected `decompressedBytes` to be a whole number >= 1",
  );
  expect(() => answer.slowLoris({ in: "tail" as never })).toThrow('Expected `in` to be "head" or "body", got tail');
  expect(() => answer.refuse({ forMs: -1 })).toThrow("Expected `forMs` to be a finite number >= 0, got -1");
  expect(() => answer.resetConnections(0.5)).toThrow("Expected `connections` to be a whole number >= 0, got 0.5");
});
