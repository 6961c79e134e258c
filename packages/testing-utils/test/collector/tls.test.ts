import { Agent, request as httpsRequest, type RequestOptions } from "node:https";
import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";

import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import { BatchSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import { describe, expect, test } from "vitest";

import { answer, CollectorServer, type TlsFault } from "../../src/index.ts";
import { exportRequest, plainSpan } from "./export-request.ts";
import { RawClient } from "./raw-client.ts";

const body = JSON.stringify(exportRequest(plainSpan(1)));

const post = async (
  collector: CollectorServer,
  options: RequestOptions = { ca: collector.certificateAuthority },
  url: string = collector.tracesUrl,
): Promise<{ status: number | undefined; body: string }> => {
  const headers = { "content-type": "application/json" };
  const upload = httpsRequest(url, { method: "POST", headers, agent: false, ...options });
  upload.end(body);
  const [response] = (await once(upload, "response")) as [IncomingMessage];
  return { status: response.statusCode, body: await text(response) };
};

describe("a collector with TLS", () => {
  test("takes what comes from clients that trust its authority, by number and by name", async () => {
    await using collector = await CollectorServer.start({ tls: true });
    expect(collector.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/u);
    expect(await post(collector)).toEqual({ status: 200, body: "{}" });
    const named = collector.tracesUrl.replace("127.0.0.1", "localhost");
    const options = { ca: collector.certificateAuthority, family: 4 };
    expect(await post(collector, options, named)).toEqual({ status: 200, body: "{}" });
    expect(collector.requests()).toMatchObject([{ connection: 1 }, { connection: 2 }]);
    expect(collector.spans()).toHaveLength(2);
  });

  test("is not trusted without it", async () => {
    await using collector = await CollectorServer.start({ tls: true });
    await expect(post(collector, {})).rejects.toMatchObject({ code: "UNABLE_TO_VERIFY_LEAF_SIGNATURE" });
    expect(collector.totals()).toMatchObject({ connections: 1, requests: 0 });
  });

  test("numbers connections that are kept alive, answers by its script, and lets a reset through", async () => {
    await using collector = await CollectorServer.start({
      tls: {},
      script: [answer.accept(), answer.status(503), answer.reset(), answer.reset({ at: "upload" }), answer.refuse()],
    });
    const agent = new Agent({ keepAlive: true, ca: collector.certificateAuthority });
    expect((await post(collector, { agent })).status).toBe(200);
    expect((await post(collector, { agent })).status).toBe(503);
    for (let count = 0; count < 3; count += 1)
      await expect(post(collector)).rejects.toMatchObject({ code: "ECONNRESET" });
    await expect(post(collector)).rejects.toMatchObject({ code: "ECONNREFUSED" });
    await collector.listen();
    expect((await post(collector)).status).toBe(200);
    agent.destroy();
    expect((await collector.idle()).map(({ connection, outcome }) => [connection, outcome])).toEqual([
      [1, "answered"],
      [1, "answered"],
      [2, "disconnected"],
      [3, "disconnected"],
      [4, "disconnected"],
      [5, "answered"],
    ]);
  });

  test("serves the stock exporter", async () => {
    await using collector = await CollectorServer.start({ tls: true });
    const exporter = new OTLPTraceExporter({
      url: collector.tracesUrl,
      httpAgentOptions: { ca: collector.certificateAuthority },
    });
    const provider = new TracerProvider({ spanProcessors: [new BatchSpanProcessor({ exporter })] });
    provider.getTracer("t").startSpan("secured").end();
    await provider.shutdown();
    expect(collector.spans()).toMatchObject([{ name: "secured" }]);
  });

  test("leaves an open request its answer when its port closes, and ends the connection then", async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    await using collector = await CollectorServer.start({
      tls: true,
      script: async () => {
        await promise;
        return answer.hugeResponse({ bytes: 5_000_000 });
      },
    });
    const agent = new Agent({ keepAlive: true, ca: collector.certificateAuthority });
    const pending = post(collector, { agent });
    await collector.waitForRequests(1);
    await collector.refuse();
    resolve();
    const { status, body: received } = await pending;
    expect([status, received.length]).toEqual([200, 5_000_000]);
    await expect(post(collector, { agent })).rejects.toThrow();
    agent.destroy();
    expect(await collector.idle()).toMatchObject([{ outcome: "answered" }]);
  });

  test("closes while a handshake hangs", async () => {
    const collector = await CollectorServer.start({ tls: true });
    using client = await RawClient.connect(collector.url);
    await collector.close();
    await client.closed;
    expect(collector.totals()).toMatchObject({ requests: 0 });
  });
});

describe("what can be wrong with TLS", () => {
  const codes: readonly (readonly [TlsFault, string])[] = [
    ["expired", "CERT_HAS_EXPIRED"],
    ["wrongName", "ERR_TLS_CERT_ALTNAME_INVALID"],
    ["selfSigned", "DEPTH_ZERO_SELF_SIGNED_CERT"],
    ["closeInHandshake", "ECONNRESET"],
    ["plainHttp", "EPROTO"],
  ];

  test.each(codes)("%s is %s to a client, no request arrives, and the collector stays", async (fault, code) => {
    await using collector = await CollectorServer.start({ tls: { fault } });
    expect(collector.url).toMatch(/^https:/u);
    for (let attempt = 0; attempt < 2; attempt += 1) await expect(post(collector)).rejects.toMatchObject({ code });
    expect(collector.totals()).toMatchObject({ connections: 2, requests: 0, acceptedSpans: 0 });
  });

  test.each(["expired", "wrongName", "selfSigned"] as const)(
    "%s is no hindrance to a client that does not look",
    async (fault) => {
      await using collector = await CollectorServer.start({ tls: { fault } });
      expect((await post(collector, { rejectUnauthorized: false })).status).toBe(200);
      expect(collector.spans()).toHaveLength(1);
    },
  );

  test("an unknown fault is refused", async () => {
    await expect(CollectorServer.start({ tls: { fault: "toString" as never } })).rejects.toThrow(
      "Expected `tls.fault` to be one of expired, wrongName, selfSigned, closeInHandshake, plainHttp, got toString",
    );
  });
});
