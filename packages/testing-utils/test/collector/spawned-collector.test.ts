import { request as httpsRequest } from "node:https";
import { once } from "node:events";
import type { IncomingMessage } from "node:http";

import { expect, test } from "vitest";

import { answer, CollectorServer } from "../../src/index.ts";
import { post } from "./post.ts";
import { RawClient } from "./raw-client.ts";

const metrics = {
  resourceMetrics: [
    { scopeMetrics: [{ metrics: [{ name: "m", gauge: { dataPoints: [{ asInt: "9007199254740993" }] } }] }] },
  ],
};
const logs = {
  resourceLogs: [
    { scopeLogs: [{ logRecords: [{ eventName: "e", body: { bytesValue: "AQI=" }, timeUnixNano: "5" }] }] },
  ],
};

test("a collector in a child process takes metrics and logs, and closes and opens its port", async () => {
  await using here = await CollectorServer.start();
  await using there = await CollectorServer.spawn({ script: [answer.accept(), answer.accept(), answer.refuse()] });
  for (const { metricsUrl, logsUrl } of [here, there]) {
    expect((await post(metricsUrl, metrics)).status).toBe(200);
    expect((await post(logsUrl, logs)).status).toBe(200);
  }
  expect(await there.waitForMetrics(1)).toEqual(here.metrics());
  expect(await there.metrics()).toMatchObject([{ name: "m", dataPoints: [{ value: 9_007_199_254_740_993n }] }]);
  expect(await there.waitForLogs(1)).toEqual(here.logs());
  expect(await there.logs()).toMatchObject([{ eventName: "e", body: Uint8Array.of(1, 2), timeUnixNano: 5n }]);
  const countless = { connections: expect.any(Number) }; // as many as the client likes
  expect(await there.totals()).toEqual({ ...here.totals(), ...countless });
  await expect(post(there.logsUrl, logs)).rejects.toMatchObject({ cause: { code: "ECONNRESET" } });
  await expect(RawClient.connect(there.url)).rejects.toMatchObject({ code: "ECONNREFUSED" });
  await there.listen();
  expect((await post(there.logsUrl, logs)).status).toBe(200);
  await there.refuse();
  await expect(RawClient.connect(there.url)).rejects.toMatchObject({ code: "ECONNREFUSED" });
  await expect(there.waitForLogs(3, { timeoutMs: 1 })).rejects.toThrow("expected 3 logs, got 2");
  await expect(there.waitForMetrics(2, { timeoutMs: 1 })).rejects.toThrow("expected 2 metrics, got 1");
});

test("a collector in a child process has TLS", async () => {
  await using collector = await CollectorServer.spawn({ tls: true });
  const ca = collector.certificateAuthority;
  const upload = httpsRequest(collector.tracesUrl, {
    method: "POST",
    ca,
    headers: { "content-type": "application/json" },
  });
  upload.end("{}");
  const [response] = (await once(upload, "response")) as [IncomingMessage];
  expect(response.resume().statusCode).toBe(200);
  await expect(CollectorServer.spawn({ tls: { fault: "none" as never } })).rejects.toThrow("Expected `tls.fault`");
});
