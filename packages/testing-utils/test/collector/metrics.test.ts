import { describe, expect, test } from "vitest";

import { answer, CollectorServer } from "../../src/index.ts";
import { metricsService } from "../../src/collector/schema/official-schema.ts";
import { post } from "./post.ts";

const attributes = [{ key: "gen_ai.token.type", value: { stringValue: "input" } }];
const times = { startTimeUnixNano: "1767225600000000001", timeUnixNano: "1767225600000000002" };
const collectedPoint = {
  attributes: { "gen_ai.token.type": "input" },
  startTimeUnixNano: 1_767_225_600_000_000_001n,
  timeUnixNano: 1_767_225_600_000_000_002n,
};

const exemplar = {
  filteredAttributes: [{ key: "f", value: { intValue: "9" } }],
  timeUnixNano: "3",
  asDouble: 0.5,
  spanId: "b7ad6b7169203331",
  traceId: "0af7651916cd43dd8448eb211c80319c",
};
const collectedExemplar = {
  filteredAttributes: { f: 9 },
  timeUnixNano: 3n,
  valueType: "double",
  value: 0.5,
  spanId: "b7ad6b7169203331",
  traceId: "0af7651916cd43dd8448eb211c80319c",
};

/** A metric in OTLP's JSON, and what is collected of it. */
const cases: readonly (readonly [string, object, object])[] = [
  [
    "a gauge, of integers, doubles and nothing",
    {
      gauge: {
        dataPoints: [
          { attributes, ...times, asInt: "9007199254740993", exemplars: [exemplar] },
          { attributes, ...times, asInt: "-3" },
          { attributes, ...times, asDouble: "NaN" },
          { attributes, ...times, flags: 1 },
        ],
      },
    },
    {
      kind: "gauge",
      dataPoints: [
        {
          ...collectedPoint,
          valueType: "int",
          value: 9_007_199_254_740_993n,
          flags: 0,
          exemplars: [collectedExemplar],
        },
        { ...collectedPoint, valueType: "int", value: -3, flags: 0, exemplars: [] },
        { ...collectedPoint, valueType: "double", value: Number.NaN, flags: 0, exemplars: [] },
        { ...collectedPoint, valueType: "none", value: null, flags: 1, exemplars: [] },
      ],
    },
  ],
  [
    "a sum",
    { sum: { aggregationTemporality: 1, isMonotonic: true, dataPoints: [{ attributes, ...times, asDouble: 0 }] } },
    {
      kind: "sum",
      temporality: "delta",
      isMonotonic: true,
      dataPoints: [{ ...collectedPoint, valueType: "double", value: 0, flags: 0, exemplars: [] }],
    },
  ],
  [
    "a histogram, with and without its optional sum, minimum and maximum",
    {
      histogram: {
        aggregationTemporality: 2,
        dataPoints: [
          {
            attributes,
            ...times,
            count: "6",
            sum: 12.5,
            min: 0,
            max: "Infinity",
            bucketCounts: ["1", "2", 3],
            explicitBounds: [1, 2.5],
            exemplars: [{ ...exemplar, asDouble: undefined, asInt: "7", spanId: "", traceId: undefined }],
          },
          { attributes, ...times, count: 18_014_398_509_481_984 },
        ],
      },
    },
    {
      kind: "histogram",
      temporality: "cumulative",
      dataPoints: [
        {
          ...collectedPoint,
          flags: 0,
          count: 6,
          sum: 12.5,
          min: 0,
          max: Number.POSITIVE_INFINITY,
          bucketCounts: [1, 2, 3],
          explicitBounds: [1, 2.5],
          exemplars: [{ ...collectedExemplar, valueType: "int", value: 7, spanId: null, traceId: null }],
        },
        {
          ...collectedPoint,
          flags: 0,
          count: 18_014_398_509_481_984n,
          sum: null,
          min: null,
          max: null,
          bucketCounts: [],
          explicitBounds: [],
          exemplars: [],
        },
      ],
    },
  ],
  [
    "an exponential histogram",
    {
      exponentialHistogram: {
        aggregationTemporality: 1,
        dataPoints: [
          {
            attributes,
            ...times,
            count: "5",
            sum: -1.5,
            min: -2,
            max: 1,
            scale: -3,
            zeroCount: "1",
            zeroThreshold: 0.001,
            positive: { offset: -2, bucketCounts: ["1", "18446744073709551615"] },
            negative: { offset: 4, bucketCounts: ["2"] },
            exemplars: [exemplar],
            flags: 0,
          },
          { attributes, ...times, count: "0" },
        ],
      },
    },
    {
      kind: "exponentialHistogram",
      temporality: "delta",
      dataPoints: [
        {
          ...collectedPoint,
          flags: 0,
          count: 5,
          sum: -1.5,
          min: -2,
          max: 1,
          scale: -3,
          zeroCount: 1,
          zeroThreshold: 0.001,
          positive: { offset: -2, bucketCounts: [1, 18_446_744_073_709_551_615n] },
          negative: { offset: 4, bucketCounts: [2] },
          exemplars: [collectedExemplar],
        },
        {
          ...collectedPoint,
          flags: 0,
          count: 0,
          sum: null,
          min: null,
          max: null,
          scale: 0,
          zeroCount: 0,
          zeroThreshold: 0,
          positive: null,
          negative: null,
          exemplars: [],
        },
      ],
    },
  ],
  [
    "a summary",
    {
      summary: {
        dataPoints: [
          { attributes, ...times, count: "2", sum: 3, quantileValues: [{ quantile: 0.5, value: "-Infinity" }, {}] },
        ],
      },
    },
    {
      kind: "summary",
      dataPoints: [
        {
          ...collectedPoint,
          flags: 0,
          count: 2,
          sum: 3,
          quantileValues: [
            { quantile: 0.5, value: Number.NEGATIVE_INFINITY },
            { quantile: 0, value: 0 },
          ],
        },
      ],
    },
  ],
  ["a metric without data", {}, { kind: "none", dataPoints: [] }],
];

const exportRequest = (...metrics: readonly object[]): object => ({
  resourceMetrics: [
    {
      resource: { attributes: [{ key: "service.name", value: { stringValue: "agent" } }], droppedAttributesCount: 1 },
      schemaUrl: "https://resource",
      scopeMetrics: [{ scope: { name: "lib", version: "1.0" }, schemaUrl: "https://scope", metrics }],
    },
  ],
});

const labels = {
  name: "gen_ai.client.token.usage",
  description: "Number of tokens",
  unit: "{token}",
  metadata: [{ key: "m", value: { boolValue: true } }],
};
const origin = {
  resource: { attributes: { "service.name": "agent" }, droppedAttributesCount: 1, schemaUrl: "https://resource" },
  scope: { name: "lib", version: "1.0", attributes: {}, droppedAttributesCount: 0, schemaUrl: "https://scope" },
};

describe("decoding metrics", () => {
  test.each(cases)("JSON: %s", async (_, sent, expected) => {
    await using collector = await CollectorServer.start();
    const response = await post(collector.metricsUrl, exportRequest({ ...labels, ...sent }));
    expect([response.status, await response.json()]).toEqual([200, {}]);
    expect(collector.metrics()).toEqual([{ ...labels, metadata: { m: true }, ...origin, ...expected }]);
    expect(collector.requests()).toMatchObject([{ signal: "metrics", spans: [], logs: [], error: null }]);
  });
});

const threePoints = { dataPoints: [{ asInt: "1" }, { asInt: "2" }, { asInt: "3" }] };

describe("a partial success of metrics", () => {
  test("takes all but the last data points, over metrics, and counts them", async () => {
    await using collector = await CollectorServer.start({ script: answer.partialSuccess(4, "too many") });
    const sent = exportRequest(
      { name: "a", gauge: threePoints },
      { name: "b", gauge: threePoints },
      { name: "c", gauge: threePoints },
    );
    const json = await post(collector.metricsUrl, sent);
    expect(await json.json()).toEqual({ partialSuccess: { rejectedDataPoints: "4", errorMessage: "too many" } });
    expect(collector.metrics().map(({ name, dataPoints }) => [name, dataPoints.length])).toEqual([
      ["a", 3],
      ["b", 2],
    ]);
    const { ExportMetricsServiceRequest, ExportMetricsServiceResponse } = metricsService;
    const body = ExportMetricsServiceRequest.encode(ExportMetricsServiceRequest.fromObject(sent)).finish();
    const protobuf = await post(collector.metricsUrl, body);
    const bytes = new Uint8Array(await protobuf.arrayBuffer());
    expect(JSON.parse(JSON.stringify(ExportMetricsServiceResponse.decode(bytes)))).toEqual({
      partialSuccess: { rejectedDataPoints: "4", errorMessage: "too many" },
    });
    expect(collector.requests()).toMatchObject([
      { acceptedDataPoints: 5, rejectedDataPoints: 4, acceptedSpans: 0, rejectedSpans: 0, rejectedLogRecords: 0 },
      { acceptedDataPoints: 5, rejectedDataPoints: 4 },
    ]);
    expect(collector.requests()[0]?.metrics).toHaveLength(3);
    expect(collector.totals()).toMatchObject({ acceptedDataPoints: 10, rejectedDataPoints: 8, acceptedSpans: 0 });
  });

  test("of more than there is takes nothing", async () => {
    await using collector = await CollectorServer.start({ script: answer.partialSuccess(9) });
    await post(collector.metricsUrl, exportRequest({ name: "a", gauge: threePoints }));
    expect(collector.metrics()).toEqual([]);
    expect(collector.totals()).toMatchObject({ acceptedDataPoints: 0, rejectedDataPoints: 9 });
  });
});

test("waitForMetrics resolves by the event, and says what was missing", async () => {
  await using collector = await CollectorServer.start();
  const waiting = collector.waitForMetrics(2);
  await post(collector.metricsUrl, exportRequest({ name: "a" }));
  await post(collector.metricsUrl, exportRequest({ name: "b" }));
  expect((await waiting).map(({ name }) => name)).toEqual(["a", "b"]);
  await expect(collector.waitForMetrics(3, { timeoutMs: 1 })).rejects.toThrow("expected 3 metrics, got 2");
});
