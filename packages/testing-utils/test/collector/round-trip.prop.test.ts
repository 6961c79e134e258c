import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { decodeRequest } from "../../src/collector/decode/decode-request.ts";
import { logsService, metricsService, traceService } from "../../src/collector/schema/official-schema.ts";
import type { MessageType } from "../../src/collector/schema/official-schema.ts";
import type { Signal } from "../../src/collector/signal.ts";
import { CollectorServer } from "../../src/index.ts";
import { arbitraryLog, arbitraryMetric, arbitrarySpan } from "./arbitrary-telemetry.ts";
import { post } from "./post.ts";
import { JSON_DIALECT, PROTOBUF_DIALECT, SchemaWriter } from "./to-schema.ts";

const parameters = { numRuns: Number(process.env.FC_NUM_RUNS ?? 200) };

const protobuf = new SchemaWriter(PROTOBUF_DIALECT);
const json = new SchemaWriter(JSON_DIALECT);

const encode = (type: MessageType<unknown>, request: object): Buffer => {
  expect(type.verify(request)).toBeNull();
  return Buffer.from(type.encode(type.fromObject(request)).finish());
};

const jsonBytes = (request: object): Buffer => Buffer.from(JSON.stringify(request));

/** `toEqual` passes over a key that JavaScript has a meaning for. */
const plain = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return value;
  return new Map(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
};

const expectSame = (signal: Signal, bytes: Buffer, format: "protobuf" | "json", sent: readonly object[]): void => {
  const received = decodeRequest(signal, bytes, format);
  const key = signal === "traces" ? "spans" : signal;
  expect(plain(received[key])).toEqual(plain(sent));
};

const lists = <Item>(item: fc.Arbitrary<Item>): fc.Arbitrary<Item[]> => fc.array(item, { maxLength: 3 });

describe("what was sent comes back as it was", () => {
  test("spans", () => {
    fc.assert(
      fc.property(lists(arbitrarySpan), (spans) => {
        const bytes = encode(traceService.ExportTraceServiceRequest, protobuf.traceRequest(spans));
        expectSame("traces", bytes, "protobuf", spans);
        expectSame("traces", jsonBytes(json.traceRequest(spans)), "json", spans);
      }),
      parameters,
    );
  });

  test("metrics", () => {
    fc.assert(
      fc.property(lists(arbitraryMetric), (metrics) => {
        const bytes = encode(metricsService.ExportMetricsServiceRequest, protobuf.metricsRequest(metrics));
        expectSame("metrics", bytes, "protobuf", metrics);
        expectSame("metrics", jsonBytes(json.metricsRequest(metrics)), "json", metrics);
      }),
      parameters,
    );
  });

  test("log records", () => {
    fc.assert(
      fc.property(lists(arbitraryLog), (logs) => {
        const bytes = encode(logsService.ExportLogsServiceRequest, protobuf.logsRequest(logs));
        expectSame("logs", bytes, "protobuf", logs);
        expectSame("logs", jsonBytes(json.logsRequest(logs)), "json", logs);
      }),
      parameters,
    );
  });

  test("over HTTP, in one collector, in the order of their arrival", async () => {
    await using collector = await CollectorServer.start();
    const sent = { spans: 0, metrics: 0, logs: 0 };
    await fc.assert(
      fc.asyncProperty(
        lists(arbitrarySpan),
        lists(arbitraryMetric),
        lists(arbitraryLog),
        async (spans, metrics, logs) => {
          const requests: readonly (readonly [string, object | Uint8Array])[] = [
            [collector.tracesUrl, encode(traceService.ExportTraceServiceRequest, protobuf.traceRequest(spans))],
            [collector.metricsUrl, json.metricsRequest(metrics)],
            [collector.logsUrl, encode(logsService.ExportLogsServiceRequest, protobuf.logsRequest(logs))],
          ];
          for (const [url, body] of requests) expect((await post(url, body)).status).toBe(200);
          expect(plain(collector.spans().slice(sent.spans))).toEqual(plain(spans));
          expect(plain(collector.metrics().slice(sent.metrics))).toEqual(plain(metrics));
          expect(plain(collector.logs().slice(sent.logs))).toEqual(plain(logs));
          sent.spans += spans.length;
          sent.metrics += metrics.length;
          sent.logs += logs.length;
        },
      ),
      { numRuns: 30 },
    );
    expect(collector.totals().acceptedSpans).toBe(sent.spans);
    expect(collector.totals().acceptedLogRecords).toBe(sent.logs);
  });
});
