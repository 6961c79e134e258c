import { describe, expect, test } from "vitest";

import { answer, CollectorServer } from "../../src/index.ts";
import { logsService } from "../../src/collector/schema/official-schema.ts";
import { post } from "./post.ts";

const exportRequest = (...logRecords: readonly object[]): object => ({
  resourceLogs: [
    {
      resource: { attributes: [{ key: "service.name", value: { stringValue: "agent" } }] },
      schemaUrl: "https://resource",
      scopeLogs: [
        {
          scope: { name: "lib", version: "1.0", attributes: [{ key: "s", value: { boolValue: true } }] },
          schemaUrl: "https://scope",
          logRecords,
        },
      ],
    },
  ],
});

const origin = {
  resource: { attributes: { "service.name": "agent" }, droppedAttributesCount: 0, schemaUrl: "https://resource" },
  scope: {
    name: "lib",
    version: "1.0",
    attributes: { s: true },
    droppedAttributesCount: 0,
    schemaUrl: "https://scope",
  },
};

describe("decoding logs", () => {
  test("JSON with every field of a record, and with none", async () => {
    await using collector = await CollectorServer.start();
    const full = {
      timeUnixNano: "1767225600000000001",
      observedTimeUnixNano: "1767225600000000002",
      severityNumber: 17,
      severityText: "Error",
      eventName: "gen_ai.client.inference.operation.details",
      body: { kvlistValue: { values: [{ key: "parts", value: { arrayValue: { values: [{ intValue: "1" }] } } }] } },
      attributes: [{ key: "bytes", value: { bytesValue: "AQI=" } }],
      droppedAttributesCount: 2,
      flags: 1,
      traceId: "0AF7651916CD43DD8448EB211C80319C",
      spanId: "b7ad6b7169203331",
    };
    const response = await post(collector.logsUrl, exportRequest(full, {}));
    expect([response.status, await response.json()]).toEqual([200, {}]);
    expect(collector.logs()).toEqual([
      {
        timeUnixNano: 1_767_225_600_000_000_001n,
        observedTimeUnixNano: 1_767_225_600_000_000_002n,
        severity: "error",
        severityNumber: 17,
        severityText: "Error",
        eventName: "gen_ai.client.inference.operation.details",
        body: { parts: [1] },
        attributes: { bytes: Uint8Array.of(1, 2) },
        droppedAttributesCount: 2,
        flags: 1,
        traceId: "0af7651916cd43dd8448eb211c80319c",
        spanId: "b7ad6b7169203331",
        ...origin,
      },
      {
        timeUnixNano: 0n,
        observedTimeUnixNano: 0n,
        severity: "unspecified",
        severityNumber: 0,
        severityText: "",
        eventName: "",
        body: null,
        attributes: {},
        droppedAttributesCount: 0,
        flags: 0,
        traceId: null,
        spanId: null,
        ...origin,
      },
    ]);
    expect(collector.requests()).toMatchObject([{ signal: "logs", spans: [], metrics: [], acceptedLogRecords: 2 }]);
  });

  test.each([
    [0, "unspecified"],
    [1, "trace"],
    [4, "trace"],
    [5, "debug"],
    [8, "debug"],
    [9, "info"],
    [12, "info"],
    [13, "warn"],
    [16, "warn"],
    [17, "error"],
    [20, "error"],
    [21, "fatal"],
    [24, "fatal"],
  ])("severity number %i is %s", async (severityNumber, severity) => {
    await using collector = await CollectorServer.start();
    await post(collector.logsUrl, exportRequest({ severityNumber }));
    expect(collector.logs()).toMatchObject([{ severityNumber, severity }]);
  });
});

test("a partial success of logs takes all but the last records, in both formats", async () => {
  await using collector = await CollectorServer.start({ script: answer.partialSuccess(2, "too old") });
  const sent = exportRequest({ eventName: "a" }, { eventName: "b" }, { eventName: "c" });
  const json = await post(collector.logsUrl, sent);
  expect(await json.json()).toEqual({ partialSuccess: { rejectedLogRecords: "2", errorMessage: "too old" } });
  const { ExportLogsServiceRequest, ExportLogsServiceResponse } = logsService;
  const body = ExportLogsServiceRequest.encode(ExportLogsServiceRequest.fromObject(sent)).finish();
  const protobuf = await post(collector.logsUrl, body);
  const decoded = ExportLogsServiceResponse.decode(new Uint8Array(await protobuf.arrayBuffer()));
  expect(JSON.parse(JSON.stringify(decoded))).toEqual({
    partialSuccess: { rejectedLogRecords: "2", errorMessage: "too old" },
  });
  expect(collector.logs().map(({ eventName }) => eventName)).toEqual(["a", "a"]);
  expect(collector.totals()).toMatchObject({
    acceptedSpans: 0,
    rejectedSpans: 0,
    acceptedDataPoints: 0,
    rejectedDataPoints: 0,
    acceptedLogRecords: 2,
    rejectedLogRecords: 4,
  });
});

test("a partial success of more than there is takes nothing", async () => {
  await using collector = await CollectorServer.start({ script: answer.partialSuccess(4) });
  await post(collector.logsUrl, exportRequest({}, {}, {}));
  expect(collector.logs()).toEqual([]);
  expect(collector.totals()).toMatchObject({ acceptedLogRecords: 0, rejectedLogRecords: 4 });
});

test("waitForLogs resolves by the event, and says what was missing", async () => {
  await using collector = await CollectorServer.start();
  const waiting = collector.waitForLogs(2);
  await post(collector.logsUrl, exportRequest({ eventName: "a" }));
  await post(collector.logsUrl, exportRequest({ eventName: "b" }));
  expect((await waiting).map(({ eventName }) => eventName)).toEqual(["a", "b"]);
  await expect(collector.waitForLogs(3, { timeoutMs: 1 })).rejects.toThrow("expected 3 logs, got 2");
});
