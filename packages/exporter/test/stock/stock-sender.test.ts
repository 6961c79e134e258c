import { context, createContextKey } from "@opentelemetry/api";
import { Metadata, Server, ServerCredentials, status, type ServiceError } from "@grpc/grpc-js";
import type { SpanExporter } from "@sideband/core";
import { OTLPTraceExporter as GrpcExporter } from "@opentelemetry/exporter-trace-otlp-grpc";
import { OTLPTraceExporter as JsonExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { answer, CollectorServer } from "@sideband/testing-utils";
import { AsyncLocalStorageContextManager } from "sdk-under-test";
import { afterEach, describe, expect, test } from "vitest";

import { decodeSpans } from "../../src/otlp-request/decode-spans.ts";
import type { Outcome } from "../../src/outcome.ts";
import { judgeExportError } from "../../src/stock/judge-export-error.ts";
import { StockSender } from "../../src/stock/stock-sender.ts";
import { makeBatch } from "../support/spans.ts";

const payload = { body: makeBatch(3, { text: "größer" }).toRequest(), items: 3 };

const varint = (value: number): number[] => (value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...varint(value >>> 7)]);

const field = (number: number, body: Buffer): Buffer =>
  Buffer.concat([Buffer.from([number * 8 + 2, ...varint(body.length)]), body]);

/** `google.rpc.Status` with one detail. */
const rpcStatus = (type: string, detail: Buffer): Buffer =>
  field(3, Buffer.concat([field(1, Buffer.from(`type.googleapis.com/${type}`)), field(2, detail)]));

/** As a varint of 64 bits. */
const MINUS_ONE = [...Array.from({ length: 9 }, () => 0xff), 0x01];

describe("over gRPC, with the stock exporter and a real server", () => {
  const cleanups: (() => Promise<void> | void)[] = [];
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0)) await cleanup();
  });

  const serve = async (reply: Partial<ServiceError> | undefined, received: string[] = []): Promise<string> => {
    const server = new Server();
    server.addService(
      {
        export: {
          path: "/opentelemetry.proto.collector.trace.v1.TraceService/Export",
          requestStream: false,
          responseStream: false,
          requestSerialize: (bytes: Buffer) => bytes,
          requestDeserialize: (bytes: Buffer) => bytes,
          responseSerialize: (bytes: Buffer) => bytes,
          responseDeserialize: (bytes: Buffer) => bytes,
        },
      },
      {
        export: (
          call: { request: Buffer },
          callback: (error: Partial<ServiceError> | null, bytes?: Buffer) => void,
        ) => {
          received.push(...decodeSpans(call.request).map(({ name }) => name));
          if (reply === undefined) callback(null, Buffer.alloc(0));
          else callback(reply);
        },
      },
    );
    const port = await new Promise<number>((resolve, reject) =>
      server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
        error === null ? resolve(bound) : reject(error),
      ),
    );
    cleanups.push(() => server.forceShutdown());
    return `http://127.0.0.1:${port}`;
  };

  const send = async (url: string): Promise<Outcome> => {
    const sender = new StockSender(new GrpcExporter({ url, timeoutMillis: 1000 }));
    cleanups.push(() => sender.shutdown());
    return sender.send(payload);
  };

  test("what was taken is sent, as it was", async () => {
    const received: string[] = [];
    expect(await send(await serve(undefined, received))).toEqual({ kind: "sent" });
    expect(received).toEqual(["span 0", "span 1", "span 2"]);
  });

  test.each([
    [status.CANCELLED, "retryable"],
    [status.DEADLINE_EXCEEDED, "retryable"],
    [status.ABORTED, "retryable"],
    [status.OUT_OF_RANGE, "retryable"],
    [status.UNAVAILABLE, "retryable"],
    [status.DATA_LOSS, "retryable"],
    [status.UNKNOWN, "failed"],
    [status.INVALID_ARGUMENT, "failed"],
    [status.NOT_FOUND, "failed"],
    [status.ALREADY_EXISTS, "failed"],
    [status.FAILED_PRECONDITION, "failed"],
    [status.UNIMPLEMENTED, "failed"],
    [status.INTERNAL, "failed"],
  ])("status %i is %s", async (code, kind) => {
    const outcome = await send(await serve({ code, details: "because" }));
    expect(outcome).toMatchObject({ kind, error: { code: "status", message: expect.stringContaining("because") } });
    if (outcome.kind === "failed") expect(outcome.by).toBe("receiver");
  });

  test.each([status.PERMISSION_DENIED, status.UNAUTHENTICATED])("status %i may be mended, slowly", async (code) => {
    expect(await send(await serve({ code }))).toMatchObject({
      kind: "retryable",
      slow: true,
      error: { code: "unauthorized" },
    });
  });

  test("a resource that is exhausted is a matter of time if the server says so, and of size if not", async () => {
    const metadata = new Metadata();
    // google.rpc.Status { code: 8, details: [Any { RetryInfo { retry_delay: 7.5 s } }] }
    const delay = Buffer.from([0x08, 7, 0x10, ...varint(500_000_000)]);
    const info = field(1, delay);
    const any = Buffer.concat([field(1, Buffer.from("type.googleapis.com/google.rpc.RetryInfo")), field(2, info)]);
    metadata.set("grpc-status-details-bin", Buffer.concat([Buffer.from([0x08, 8]), field(3, any)]));
    const patient = await send(await serve({ code: status.RESOURCE_EXHAUSTED, metadata }));
    expect(patient).toMatchObject({ kind: "retryable", retryAfterMs: 7500 });
    const tooLarge = await send(await serve({ code: status.RESOURCE_EXHAUSTED }));
    expect(tooLarge).toMatchObject({ kind: "failed", by: "receiver", error: { code: "too_large" } });
  });

  test("nobody there", async () => {
    expect(await send("http://127.0.0.1:1")).toMatchObject({ kind: "retryable" });
  });
});

describe("over HTTP with JSON, with the stock exporter", () => {
  test.each([
    [answer.accept(), { kind: "sent" }],
    [answer.status(400), { kind: "failed", by: "receiver", error: { status: 400, code: "status" } }],
    [answer.status(401), { kind: "retryable", slow: true, error: { status: 401, code: "unauthorized" } }],
    [answer.status(403), { kind: "retryable", slow: true, error: { status: 403, code: "unauthorized" } }],
    [answer.status(413), { kind: "failed", by: "receiver", error: { status: 413, code: "too_large" } }],
    [answer.status(500), { kind: "failed", by: "receiver", error: { status: 500 } }],
  ])("%o", async (said, expected) => {
    await using collector = await CollectorServer.start({ script: [said] });
    const exporter = new JsonExporter({ url: `${collector.url}/v1/traces`, timeoutMillis: 1000 });
    const sender = new StockSender(exporter);
    expect(await sender.send(payload)).toMatchObject(expected);
    if (expected.kind === "sent")
      expect(collector.spans().map(({ name }) => name)).toEqual(["span 0", "span 1", "span 2"]);
    await sender.shutdown();
  });
});

describe("whatever an exporter does", () => {
  const sendTo = (exporter: Partial<SpanExporter>): Promise<Outcome> =>
    new StockSender({ shutdown: async () => {}, ...exporter } as SpanExporter).send(payload);

  test("it is an outcome", async () => {
    const thrown = await sendTo({
      export() {
        throw new TypeError("broken");
      },
    });
    expect(thrown).toMatchObject({ kind: "retryable", error: { message: "The exporter failed: broken" } });
    expect(await sendTo({ export: (_spans, done) => done(undefined as never) })).toMatchObject({
      kind: "retryable",
      error: { message: "The exporter failed: it did not say why" },
    });
    const twice = await sendTo({
      export(_spans, done) {
        done({ code: 0 });
        done({ code: 1, error: new Error("no") });
      },
    });
    expect(twice).toEqual({ kind: "sent" });
  });

  test("it makes no spans of its own", async () => {
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    let suppressed: unknown;
    const outcome = await sendTo({
      export(_spans, done) {
        suppressed = context.active().getValue(createContextKey("OpenTelemetry SDK Context Key SUPPRESS_TRACING"));
        done({ code: 0 });
      },
    });
    expect(outcome).toEqual({ kind: "sent" });
    context.disable();
    expect(suppressed).toBe(true);
  });

  test("what its result does when it is looked at is not thrown into it", async () => {
    let thrown: unknown;
    const hostile = {
      code: 1 as const,
      get error(): Error {
        throw new TypeError("hostile");
      },
    };
    const outcome = await sendTo({
      export(_spans, done) {
        try {
          done(hostile);
        } catch (error) {
          thrown = error;
        }
      },
    });
    expect(thrown).toBeUndefined();
    expect(outcome).toMatchObject({ kind: "retryable", error: { message: "The exporter failed: hostile" } });
  });

  test("what is no status of an answer is not taken for one", () => {
    for (const code of [-111, 17, 20, 23, 99, Number.NaN]) {
      expect(judgeExportError(Object.assign(new Error("timed out"), { code }))).toMatchObject({
        kind: "retryable",
        error: { code: "connection" },
      });
    }
    expect(judgeExportError(new DOMException("timed out", "TimeoutError"))).toMatchObject({ kind: "retryable" });
    for (const code of [0, 100]) expect(judgeExportError({ code }).kind).toBe("failed");
  });

  test("it is shut down with what stands before it", async () => {
    let isShutDown = false;
    const exporter = { export: () => {}, shutdown: async () => void (isShutDown = true) };
    await new StockSender(exporter).shutdown();
    expect(isShutDown).toBe(true);
  });

  test.each([
    ["a delay", rpcStatus("google.rpc.RetryInfo", field(1, Buffer.from([0x08, 7]))), 7000],
    ["no delay", rpcStatus("google.rpc.RetryInfo", Buffer.alloc(0)), 1000],
    ["less than none", rpcStatus("google.rpc.RetryInfo", field(1, Buffer.from([0x08, ...MINUS_ONE]))), 1000],
    ["too much", rpcStatus("google.rpc.RetryInfo", field(1, Buffer.from([0x08, 0xff, 0xff, 0x7f]))), 600_000],
    ["something else", rpcStatus("google.rpc.DebugInfo", field(1, Buffer.from([0x08, 7]))), undefined],
    ["nonsense", Buffer.from("nonsense"), undefined],
    ["a text", "text", undefined],
  ])("the details of a status may hold %s", (_name, details, retryAfterMs) => {
    const judged = judgeExportError({ code: status.UNAVAILABLE, metadata: { get: () => [details] } });
    if (judged.kind !== "retryable") throw new Error("it is a matter of time");
    expect(judged.retryAfterMs).toBe(retryAfterMs);
    expect(judged.error.message).toContain("it did not say why");
  });

  test.each([429, 502, 503, 504])("status %i over HTTP is a matter of time", (code) => {
    expect(judgeExportError({ code })).toMatchObject({ kind: "retryable", error: { status: code, code: "status" } });
  });

  test("what cannot be decoded is not sent", async () => {
    const sender = new StockSender({ export: () => {}, shutdown: async () => {} });
    expect(await sender.send({ body: Buffer.from("nonsense"), items: 1 })).toMatchObject({
      kind: "failed",
      by: "sender",
    });
  });

  test("its errors may be anything", () => {
    const hostile = {
      get code() {
        throw new Error("no");
      },
    };
    for (const error of [
      undefined,
      null,
      5,
      "text",
      {},
      hostile,
      { code: "ECONNREFUSED" },
      new Error("x".repeat(10_000)),
    ]) {
      const outcome = judgeExportError(error);
      expect(outcome.kind).toBe("retryable");
      if (outcome.kind === "retryable") expect(outcome.error.message.length).toBeLessThan(400);
    }
    const forged = judgeExportError(new Error("one\nline two"));
    expect(forged).toMatchObject({ error: { message: "The exporter failed: one line two" } });
  });
});
