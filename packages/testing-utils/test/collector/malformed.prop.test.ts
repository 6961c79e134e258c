import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { WIRE_FIELDS } from "../../src/collector/decode/wire-fields.ts";
import { logsService, metricsService, traceService } from "../../src/collector/schema/official-schema.ts";
import { answer, CollectorServer, type Signal } from "../../src/index.ts";
import { arbitraryLog, arbitraryMetric, arbitrarySpan } from "./arbitrary-telemetry.ts";
import { exportRequest, plainSpan } from "./export-request.ts";
import { post } from "./post.ts";
import { JSON_DIALECT, PROTOBUF_DIALECT, SchemaWriter } from "./to-schema.ts";

const parameters = { numRuns: Number(process.env.FC_NUM_RUNS ?? 100) };

const protobuf = new SchemaWriter(PROTOBUF_DIALECT);
const json = new SchemaWriter(JSON_DIALECT);

const FORMATS = ["application/x-protobuf", "application/json"] as const;
const signal = fc.constantFrom<Signal>("traces", "metrics", "logs");

const urlOf = (collector: CollectorServer, of: Signal): string => `${collector.url}/v1/${of}`;

/** Sends one body after the other; each is taken or refused as malformed, and counted. */
const expectBooked = async <Case>(
  arbitrary: fc.Arbitrary<Case>,
  toRequest: (value: Case) => { signal: Signal; type: (typeof FORMATS)[number]; body: Uint8Array },
): Promise<number> => {
  await using collector = await CollectorServer.start();
  let malformed = 0;
  await fc.assert(
    fc.asyncProperty(arbitrary, async (value) => {
      const { signal: of, type, body } = toRequest(value);
      const response = await post(urlOf(collector, of), body, { "content-type": type });
      await response.arrayBuffer();
      expect([200, 400]).toContain(response.status);
      if (response.status === 400) malformed += 1;
      const call = collector.requests().at(-1);
      expect(call?.error === null).toBe(response.status === 200);
      expect(call?.decodedBytes).toBe(body.length);
      expect(collector.totals().malformedRequests).toBe(malformed);
    }),
    parameters,
  );
  const last = await post(collector.tracesUrl, exportRequest(plainSpan(1)));
  expect(last.status).toBe(200);
  await collector.idle();
  return malformed;
};

const request = fc.oneof(
  fc
    .tuple(fc.constant<Signal>("traces"), fc.array(arbitrarySpan, { minLength: 1, maxLength: 2 }))
    .map(([of, spans]) => ({
      signal: of,
      json: json.traceRequest(spans),
      bytes: traceService.ExportTraceServiceRequest.encode(
        traceService.ExportTraceServiceRequest.fromObject(protobuf.traceRequest(spans)),
      ).finish(),
    })),
  fc
    .tuple(fc.constant<Signal>("metrics"), fc.array(arbitraryMetric, { minLength: 1, maxLength: 2 }))
    .map(([of, metrics]) => ({
      signal: of,
      json: json.metricsRequest(metrics),
      bytes: metricsService.ExportMetricsServiceRequest.encode(
        metricsService.ExportMetricsServiceRequest.fromObject(protobuf.metricsRequest(metrics)),
      ).finish(),
    })),
  fc.tuple(fc.constant<Signal>("logs"), fc.array(arbitraryLog, { minLength: 1, maxLength: 2 })).map(([of, logs]) => ({
    signal: of,
    json: json.logsRequest(logs),
    bytes: logsService.ExportLogsServiceRequest.encode(
      logsService.ExportLogsServiceRequest.fromObject(protobuf.logsRequest(logs)),
    ).finish(),
  })),
);

describe("whatever comes, the collector stays, and counts what is malformed", () => {
  test("random bytes", async () => {
    const malformed = await expectBooked(
      fc.tuple(signal, fc.constantFrom(...FORMATS), fc.uint8Array({ maxLength: 64, size: "max" })),
      ([of, type, body]) => ({ signal: of, type, body }),
    );
    expect(malformed).toBeGreaterThan(parameters.numRuns / 2);
  });

  test("random JSON, and JSON with another value in one place", async () => {
    await expectBooked(fc.tuple(signal, fc.json()), ([of, text]) => ({
      signal: of,
      type: "application/json",
      body: Buffer.from(text),
    }));
    await expectBooked(fc.tuple(request, fc.nat(), fc.json()), ([{ signal: of, json: sent }, at, other]) => {
      const text = JSON.stringify(sent);
      const places = [...text.matchAll(/(?<=":)(?:"[^"\\]*"|\d+|true|false)/gu)];
      const place = places[at % places.length];
      const start = place?.index ?? 0;
      const body = Buffer.from(text.slice(0, start) + other + text.slice(start + (place?.[0].length ?? 0)));
      return { signal: of, type: "application/json", body };
    });
  });

  test("messages with one byte changed", async () => {
    await expectBooked(fc.tuple(request, fc.nat(), fc.nat({ max: 255 })), ([{ signal: of, bytes }, at, byte]) => {
      const body = Uint8Array.from(bytes);
      body[at % body.length] = byte;
      return { signal: of, type: "application/x-protobuf", body };
    });
  });

  // All of a request stands in one field or more: where it is cut within one, the field is not whole.
  test("messages cut short are malformed, in both formats", async () => {
    await using collector = await CollectorServer.start({ script: answer.accept() });
    await fc.assert(
      fc.asyncProperty(request, fc.nat(), async ({ signal: of, json: sent, bytes }, at) => {
        const text = Buffer.from(JSON.stringify(sent));
        const asJson = await post(urlOf(collector, of), text.subarray(0, at % text.length), {
          "content-type": "application/json",
        });
        expect(asJson.status).toBe(400);
        const firstGroup = firstFieldBytes(bytes);
        const cut = bytes.subarray(0, 1 + (at % (firstGroup - 1)));
        expect((await post(urlOf(collector, of), cut)).status).toBe(400);
      }),
      parameters,
    );
    expect(collector.totals()).toMatchObject({ acceptedSpans: 0, acceptedDataPoints: 0, acceptedLogRecords: 0 });
    expect(collector.totals().malformedRequests).toBe(collector.totals().requests);
  });

  test("a field with another wire type than its own is malformed", async () => {
    await using collector = await CollectorServer.start();
    const groups = { traces: "ResourceSpans", metrics: "ResourceMetrics", logs: "ResourceLogs" } as const;
    for (const [of, name] of Object.entries(groups) as [Signal, keyof typeof WIRE_FIELDS][]) {
      for (const id of Object.keys(WIRE_FIELDS[name]).map(Number)) {
        const field = [id * 8, 0]; // a varint, which no field of these is
        const response = await post(urlOf(collector, of), Uint8Array.of(0x0a, field.length, ...field));
        expect(response.status).toBe(400);
        expect(await response.text()).toContain(`${name}, field ${id}`);
      }
    }
    expect(collector.totals().malformedRequests).toBe(9);
  });
});

/** The size of the first field of a message, whose tag has one byte. */
const firstFieldBytes = (bytes: Uint8Array): number => {
  let length = 0;
  for (let at = 1, factor = 1; ; at += 1, factor *= 128) {
    const byte = bytes[at] ?? 0;
    length += (byte & 0x7f) * factor;
    if (byte < 0x80) return at + 1 + length;
  }
};
