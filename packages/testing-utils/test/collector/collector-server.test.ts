import { request as httpRequest } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, deflate, gzip, zstdCompress } from "node:zlib";

import { SpanKind, SpanStatusCode, TraceFlags } from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import { BatchSpanProcessor, TracerProvider, type ReadableSpan } from "@opentelemetry/sdk-trace";
import { describe, expect, test } from "vitest";

import { answer, CollectorServer } from "../../src/index.ts";
import { traceService } from "../../src/collector/schema/official-schema.ts";
import { exportRequest, fullSpan, plainSpan, SPAN_ID, TRACE_ID } from "./export-request.ts";

const jsonHeaders = { "content-type": "application/json" };

const post = (
  collector: CollectorServer,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = jsonHeaders,
): Promise<Response> => fetch(collector.tracesUrl, { method: "POST", headers, body });

const postSpans = (collector: CollectorServer, ...spans: readonly object[]): Promise<Response> =>
  post(collector, JSON.stringify(exportRequest(...spans)));

describe("decoding", () => {
  test("JSON with every field of a span", async () => {
    await using collector = await CollectorServer.start();
    const response = await postSpans(collector, fullSpan);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(await response.json()).toEqual({});
    const [span] = collector.spans();
    expect(span).toEqual({
      traceId: TRACE_ID,
      spanId: SPAN_ID,
      parentSpanId: "00f067aa0ba902b7",
      traceState: "vendor=1",
      flags: 257,
      name: "chat gpt-4o",
      kind: "client",
      startTimeUnixNano: 1_767_225_600_000_000_001n,
      endTimeUnixNano: 1_767_225_600_500_000_003n,
      status: { code: "error", message: "it failed" },
      attributes: {
        text: 'a "quoted" 😀',
        small: -7,
        big: 9_007_199_254_740_993n,
        double: 0.25,
        nan: Number.NaN,
        flag: false,
        bytes: Uint8Array.of(1, 2),
        list: ["a", 1],
        map: { inner: true },
        ["__proto__"]: "own",
        empty: null,
      },
      events: [
        { name: "first", timeUnixNano: 1_767_225_600_000_000_002n, attributes: { e: 1 }, droppedAttributesCount: 2 },
      ],
      links: [
        {
          traceId: "1af7651916cd43dd8448eb211c80319c",
          spanId: "17ad6b7169203331",
          traceState: "l=1",
          flags: 1,
          attributes: { l: 1.5 },
          droppedAttributesCount: 4,
        },
      ],
      droppedAttributesCount: 1,
      droppedEventsCount: 3,
      droppedLinksCount: 5,
      resource: { attributes: { "service.name": "agent" }, droppedAttributesCount: 6, schemaUrl: "https://resource" },
      scope: {
        name: "lib",
        version: "1.0",
        attributes: { s: true },
        droppedAttributesCount: 7,
        schemaUrl: "https://scope",
      },
    });
    expect(Object.hasOwn(span?.attributes ?? {}, "__proto__")).toBe(true);
  });

  test("protobuf with gzip from the stock exporter", async () => {
    await using collector = await CollectorServer.start();
    // The exporter's options have an enum for this, which its package does not export.
    const exporter = new OTLPTraceExporter({ url: collector.tracesUrl, compression: "gzip" as never });
    const provider = new TracerProvider({ spanProcessors: [new BatchSpanProcessor({ exporter })] });
    const tracer = provider.getTracer("scope", "2.0");
    const parent = tracer.startSpan("parent", { kind: SpanKind.SERVER });
    const links = [{ context: parent.spanContext(), attributes: { why: "retry" } }];
    const child = tracer.startSpan("child", { links, attributes: { tokens: 12, ratio: 0.5, tags: ["a", "b"] } });
    child.addEvent("chunk", { index: 1 });
    child.setStatus({ code: SpanStatusCode.ERROR, message: "timeout" });
    child.end();
    parent.end();
    await provider.shutdown();
    const [first, second] = collector.spans();
    expect(first).toMatchObject({
      name: "child",
      kind: "internal",
      parentSpanId: null,
      spanId: child.spanContext().spanId,
      traceId: child.spanContext().traceId,
      attributes: { tokens: 12, ratio: 0.5, tags: ["a", "b"] },
      status: { code: "error", message: "timeout" },
      events: [{ name: "chunk", attributes: { index: 1 } }],
      links: [{ spanId: parent.spanContext().spanId, attributes: { why: "retry" } }],
      scope: { name: "scope", version: "2.0" },
    });
    expect((first?.flags ?? 0) & TraceFlags.SAMPLED).toBe(1);
    const nanos = ([seconds, rest]: [number, number]): bigint => BigInt(seconds) * 1_000_000_000n + BigInt(rest);
    expect(first?.endTimeUnixNano).toBe(nanos((child as unknown as ReadableSpan).endTime));
    expect(second).toMatchObject({ name: "parent", kind: "server" });
    expect(first?.resource.attributes["telemetry.sdk.language"]).toBe("nodejs");
    const [call] = collector.requests();
    expect(call?.headers).toMatchObject({ "content-type": "application/x-protobuf", "content-encoding": "gzip" });
    expect(call).toMatchObject({ status: 200, acceptedSpans: 2, rejectedSpans: 0, error: null });
    expect(call?.encodedBytes).toBeLessThan(call?.decodedBytes ?? 0);
    expect(call?.decodedBytes).toBe(call?.body.length);
    expect(collector.spanIds()).toEqual([child.spanContext().spanId, parent.spanContext().spanId]);
  });

  test.each([
    ["gzip", promisify(gzip)],
    ["deflate", promisify(deflate)],
    ["zstd", promisify(zstdCompress)],
    ["br", promisify(brotliCompress)],
    ["identity", (bytes: Buffer) => Promise.resolve(bytes)],
  ])("content encoding %s", async (encoding, compress) => {
    await using collector = await CollectorServer.start();
    const plain = Buffer.from(JSON.stringify(exportRequest(plainSpan(1))));
    const body = await compress(plain);
    const response = await post(collector, Uint8Array.from(body), { ...jsonHeaders, "content-encoding": encoding });
    expect(response.status).toBe(200);
    expect(collector.spans().map((span) => span.name)).toEqual(["span 1"]);
    expect(collector.totals()).toMatchObject({ encodedBytes: body.length, decodedBytes: plain.length });
  });
});

describe("refusals", () => {
  const withSpan = (fields: object): string => JSON.stringify(exportRequest({ ...plainSpan(1), ...fields }));

  test.each([
    ["no JSON", "{", {}],
    ["another type", '{"resourceSpans":5}', {}],
    ["a number as a name", withSpan({ name: 5 }), {}],
    ["an enum's name", withSpan({ kind: "SPAN_KIND_CLIENT" }), {}],
    ["base64 ids", withSpan({ traceId: "CvdlGRbNQ92ESOshHIAxnA==" }), {}],
    ["a short trace id", withSpan({ traceId: "0af7" }), {}],
    ["a short span id", withSpan({ spanId: "0af7" }), {}],
    ["a time that is no integer", withSpan({ startTimeUnixNano: "1.5" }), {}],
    ["broken protobuf", "\u0001\u0002\u0003", { "content-type": "application/x-protobuf" }],
    ["broken gzip", "not gzip", { "content-encoding": "gzip" }],
    ["broken zstd", "not zstd", { "content-encoding": "zstd" }],
  ])("%s is malformed: 400, counted, no span, and the script is not asked", async (_, body, headers) => {
    await using collector = await CollectorServer.start({ script: [answer.status(503)] });
    const response = await post(collector, body, { ...jsonHeaders, ...headers });
    expect(response.status).toBe(400);
    expect(collector.totals()).toMatchObject({ requests: 1, malformedRequests: 1, acceptedSpans: 0 });
    const [call] = await collector.idle();
    expect(call?.error).toEqual(expect.any(String));
    expect((await postSpans(collector, plainSpan(1))).status).toBe(503);
  });

  test.each([
    ["GET", "/v1/traces", "application/json", undefined, 405],
    ["POST", "/v1/profiles", "application/json", undefined, 404],
    ["POST", "/v1/traces", "text/plain", undefined, 415],
    ["POST", "/v1/traces", "application/json", "compress", 415],
    ["POST", "/v1/traces", "application/json", "__proto__", 415],
  ])("%s %s with %s %s gets %i", async (method, path, type, encoding, status) => {
    await using collector = await CollectorServer.start();
    const headers = { "content-type": type, ...(encoding !== undefined && { "content-encoding": encoding }) };
    const response = await fetch(collector.url + path, { method, headers, ...(method === "POST" && { body: "{}" }) });
    expect(response.status).toBe(status);
    expect(collector.totals()).toMatchObject({ requests: 1, malformedRequests: 0 });
  });

  test("a body beyond the limit gets 413, before and after compression", async () => {
    await using collector = await CollectorServer.start({ maxBodyBytes: 1000 });
    const large = JSON.stringify(exportRequest(...Array.from({ length: 50 }, (_, number) => plainSpan(number))));
    expect((await post(collector, large)).status).toBe(413);
    const bomb = Uint8Array.from(await promisify(gzip)(large));
    expect(bomb.length).toBeLessThan(1000);
    expect((await post(collector, bomb, { ...jsonHeaders, "content-encoding": "gzip" })).status).toBe(413);
    expect(collector.spans()).toEqual([]);
  });

  test("an upload that breaks off is recorded as far as it came", async () => {
    await using collector = await CollectorServer.start();
    const headers = { ...jsonHeaders, "content-length": 1000 };
    const upload = httpRequest(collector.tracesUrl, { method: "POST", headers });
    upload.on("error", () => {}); // the reset that this test makes itself
    upload.write("sk-secret", () => upload.destroy());
    const [call] = await collector.waitForRequests(1);
    expect(call).toMatchObject({ error: "The upload broke off", encodedBytes: 9, status: null });
    expect(collector.received("sk-secret")).toBe(true);
  });
});

describe("answers", () => {
  test("a list is taken in order, then all is accepted", async () => {
    await using collector = await CollectorServer.start({
      script: [answer.status(503, { retryAfter: 3, message: "not now" }), answer.status(429), answer.accept()],
    });
    const first = await postSpans(collector, plainSpan(1));
    expect([first.status, first.headers.get("retry-after")]).toEqual([503, "3"]);
    expect(await first.json()).toEqual({ code: 14, message: "not now" });
    const second = await postSpans(collector, plainSpan(2));
    expect([second.status, second.headers.get("retry-after")]).toEqual([429, null]);
    expect((await postSpans(collector, plainSpan(3))).status).toBe(200);
    expect((await postSpans(collector, plainSpan(4))).status).toBe(200);
    expect(collector.spans().map((span) => span.name)).toEqual(["span 3", "span 4"]);
    expect(collector.requests().map((call) => call.spans.length)).toEqual([1, 1, 1, 1]);
  });

  test("a failure answers protobuf with a google.rpc.Status in protobuf", async () => {
    await using collector = await CollectorServer.start({ script: answer.status(400, { message: "bad" }) });
    const response = await post(collector, "", { "content-type": "application/x-protobuf" });
    expect(response.headers.get("content-type")).toBe("application/x-protobuf");
    expect(Buffer.from(await response.arrayBuffer())).toEqual(Buffer.from("\u0008\u0003\u0012\u0003bad"));
  });

  test("a partial success takes all but the last spans and says how many, in both formats", async () => {
    await using collector = await CollectorServer.start({ script: answer.partialSuccess(2, "too old") });
    const json = await postSpans(collector, plainSpan(1), plainSpan(2), plainSpan(3));
    expect(await json.json()).toEqual({ partialSuccess: { rejectedSpans: "2", errorMessage: "too old" } });
    expect(collector.spans().map((span) => span.name)).toEqual(["span 1"]);
    const body = Uint8Array.from(
      traceService.ExportTraceServiceRequest.encode({
        resourceSpans: [{ scopeSpans: [{ spans: [{ name: "p" }] }] }],
      }).finish(),
    );
    const protobuf = await post(collector, body, { "content-type": "application/x-protobuf" });
    const bytes = new Uint8Array(await protobuf.arrayBuffer());
    const decoded = traceService.ExportTraceServiceResponse.decode(bytes);
    expect(JSON.parse(JSON.stringify(decoded))).toEqual({
      partialSuccess: { rejectedSpans: "2", errorMessage: "too old" },
    });
    expect(collector.requests().map((call) => [call.acceptedSpans, call.rejectedSpans])).toEqual([
      [1, 2],
      [0, 2],
    ]);
    expect(collector.totals()).toMatchObject({ acceptedSpans: 1, rejectedSpans: 4 });
  });

  test("a full success in protobuf is an empty message", async () => {
    await using collector = await CollectorServer.start();
    const response = await post(collector, "", { "content-type": "application/x-protobuf" });
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "application/x-protobuf"]);
    expect((await response.arrayBuffer()).byteLength).toBe(0);
  });

  test("a function sees the request and its spans", async () => {
    await using collector = await CollectorServer.start({
      script: ({ spans, index }) => (index === 0 && spans[0]?.name === "span 1" ? answer.status(500) : answer.accept()),
    });
    expect((await postSpans(collector, plainSpan(1))).status).toBe(500);
    expect((await postSpans(collector, plainSpan(1))).status).toBe(200);
  });

  test("a function that throws is told to the client and recorded", async () => {
    const script = (): never => {
      throw new Error("no idea");
    };
    await using collector = await CollectorServer.start({ script });
    expect(await (await postSpans(collector, plainSpan(1))).json()).toMatchObject({
      message: expect.stringContaining("no idea"),
    });
    expect(collector.requests()[0]?.error).toContain("no idea");
    await expect(collector.idle()).rejects.toThrow("no idea");
  });

  test("a delay goes on with acceptance or with another answer, and takes nothing when the client left", async () => {
    await using collector = await CollectorServer.start({
      script: [answer.delay(1), answer.delay(1, answer.status(502)), answer.delay(60_000)],
    });
    expect((await postSpans(collector, plainSpan(1))).status).toBe(200);
    expect((await postSpans(collector, plainSpan(2))).status).toBe(502);
    const controller = new AbortController();
    const body = JSON.stringify(exportRequest(plainSpan(3)));
    const pending = fetch(collector.tracesUrl, {
      method: "POST",
      headers: jsonHeaders,
      body,
      signal: controller.signal,
    });
    await collector.waitForRequests(3);
    controller.abort();
    await expect(pending).rejects.toThrow();
    expect((await collector.idle())[2]).toMatchObject({ outcome: "aborted-by-client", acceptedSpans: 0 });
    expect(collector.spanIds()).toHaveLength(1);
  });

  test("a reset before taking the spans, and one after", async () => {
    await using collector = await CollectorServer.start({
      script: [answer.reset(), answer.reset({ afterTaking: true })],
    });
    for (const number of [1, 2]) {
      await expect(postSpans(collector, plainSpan(number))).rejects.toMatchObject({ cause: { code: "ECONNRESET" } });
    }
    expect(collector.spans().map((span) => span.name)).toEqual(["span 2"]);
    expect((await collector.idle()).map((call) => call.outcome)).toEqual(["disconnected", "disconnected"]);
  });

  test("a black hole holds the connection until the client leaves or the collector closes", async () => {
    const collector = await CollectorServer.start({ script: answer.blackHole() });
    const pending = postSpans(collector, plainSpan(1)).catch((error: unknown) => error);
    await collector.waitForRequests(1);
    expect(collector.requests()[0]).toMatchObject({ outcome: "open", status: null });
    await collector.close();
    expect(await pending).toBeInstanceOf(TypeError);
    expect(collector.requests()[0]).toMatchObject({ outcome: "server-closed" });
    expect(collector.spans()).toEqual([]);
  });

  test("a slow loris sends bytes and never comes to an end", async () => {
    await using collector = await CollectorServer.start({ script: answer.slowLoris({ byteEveryMs: 1 }) });
    const upload = httpRequest(collector.tracesUrl, { method: "POST", headers: jsonHeaders });
    upload.on("error", () => {}); // the abort that this test makes itself
    let text = "";
    const enough = new Promise<void>((resolve) => {
      upload.on("socket", (socket) =>
        socket.on("data", (bytes: Buffer) => {
          text += bytes.toString("latin1");
          if (text.length > 40) resolve();
        }),
      );
    });
    upload.on("response", () => expect.fail("there must be no response"));
    upload.end(JSON.stringify(exportRequest(plainSpan(1))));
    await enough;
    expect(text.startsWith("HTTP/1.1 200 OK\r\nx-slow: slow\r\nx-slow")).toBe(true);
    expect(text).not.toContain("\r\n\r\n");
    upload.destroy();
    expect((await collector.idle())[0]).toMatchObject({ outcome: "aborted-by-client", acceptedSpans: 0 });
  });

  test("the stock exporter retries after a 503 and delivers", async () => {
    await using collector = await CollectorServer.start({ script: [answer.status(503, { retryAfter: 0 })] });
    const exporter = new OTLPTraceExporter({ url: collector.tracesUrl });
    const provider = new TracerProvider({ spanProcessors: [new BatchSpanProcessor({ exporter })] });
    provider.getTracer("t").startSpan("retried").end();
    await provider.shutdown();
    expect(collector.requests().map((call) => call.status)).toEqual([503, 200]);
    expect(collector.spans().map((span) => span.name)).toEqual(["retried"]);
  });

  test("answers are plain data, and bad values are refused at construction", () => {
    const answers = [answer.accept(), answer.delay(5, answer.status(503, { retryAfter: 1 })), answer.slowLoris()];
    expect(JSON.parse(JSON.stringify(answers))).toEqual(answers);
    expect(() => answer.status(200)).toThrow("Expected `status` to be a whole number >= 300, got 200");
    expect(() => answer.delay(Number.NaN)).toThrow("Expected `durationMs` to be a finite number >= 0, got NaN");
    expect(() => answer.partialSuccess(-1)).toThrow("Expected `rejected` to be a whole number >= 0, got -1");
  });
});

describe("waiting and looking", () => {
  test("waitForSpans resolves by the event, and says what was missing", async () => {
    await using collector = await CollectorServer.start();
    const waiting = collector.waitForSpans(2);
    await postSpans(collector, plainSpan(1));
    await postSpans(collector, plainSpan(2));
    expect((await waiting).map((span) => span.name)).toEqual(["span 1", "span 2"]);
    await expect(collector.waitForSpans(3, { timeoutMs: 1 })).rejects.toMatchObject({
      code: "SIDEBAND_WAIT_TIMEOUT",
      message: "After 1 ms: expected 3 spans, got 2",
    });
  });

  test("received looks through headers, compressed bodies, escaped JSON and what was not taken", async () => {
    await using collector = await CollectorServer.start({ script: answer.status(503) });
    const body = Uint8Array.from(await promisify(gzip)(JSON.stringify(exportRequest(fullSpan))));
    await post(collector, body, { ...jsonHeaders, "content-encoding": "gzip", "x-api-key": "sk-header" });
    await fetch(`${collector.url}/elsewhere?key=sk-path`, { method: "POST", body: "sk-elsewhere" });
    expect(collector.spans()).toEqual([]);
    for (const text of ['a "quoted" 😀', "sk-header", "sk-path", "sk-elsewhere", "it failed"]) {
      expect(collector.received(text), text).toBe(true);
    }
    expect(collector.received("sk-absent")).toBe(false);
    expect(() => collector.received("")).toThrow(TypeError);
  });

  test("without bodies nothing can be looked for, and sizes are still known", async () => {
    await using collector = await CollectorServer.start({ keepBodies: false });
    await postSpans(collector, plainSpan(1));
    expect(collector.requests()[0]?.body).toHaveLength(0);
    expect(collector.totals().decodedBytes).toBeGreaterThan(100);
    expect(() => collector.received("x")).toThrow("Expected `keepBodies` to be true, got false");
  });

  test("a collector comes back on its port, and changes its mind while it runs", async () => {
    const before = await CollectorServer.start();
    const port = Number(new URL(before.url).port);
    await before.close();
    await expect(postSpans(before, plainSpan(1))).rejects.toThrow();
    await using after = await CollectorServer.start({ port, script: answer.status(503) });
    expect(after.url).toBe(before.url);
    expect((await postSpans(after, plainSpan(1))).status).toBe(503);
    after.answerWith(answer.accept());
    expect((await postSpans(after, plainSpan(1))).status).toBe(200);
  });
});
