import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

import { metrics, propagation, ROOT_CONTEXT, trace } from "@opentelemetry/api";
import { UndiciInstrumentation } from "@opentelemetry/instrumentation-undici";
import { describe, expect, test } from "vitest";

import { createTelemetryHarness, expectNoOpenSpans, VirtualClock, type TelemetryHarness } from "../../src/index.ts";

interface Server extends AsyncDisposable {
  readonly url: string;
  readonly headers: IncomingHttpHeaders[];
}

/** Says 200, or 404 for what is missing, and cuts the connection where it is told to. */
const startServer = async (): Promise<Server> => {
  const headers: IncomingHttpHeaders[] = [];
  const server = createServer((request, response) => {
    headers.push(request.headers);
    if (request.url === "/cut") request.socket.destroy();
    else response.writeHead(request.url === "/missing" ? 404 : 200).end("{}");
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    headers,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await once(server.close(), "close");
    },
  };
};

/** The instrumentation works by diagnostics channels: Node.js's own `fetch` is seen, without any patch. */
const instrument = (use: (instrumentation: UndiciInstrumentation) => void): Disposable => {
  const instrumentation = new UndiciInstrumentation();
  use(instrumentation);
  return { [Symbol.dispose]: () => instrumentation.disable() };
};

const get = async (url: string): Promise<number> => {
  const response = await fetch(url);
  await response.text();
  return response.status;
};

const expectRequestSeen = async (telemetry: TelemetryHarness, server: Server): Promise<void> => {
  const port = Number(new URL(server.url).port);
  expect(telemetry.spans().map(({ name, attributes }) => [name, attributes["http.response.status_code"]])).toEqual([
    ["GET", 200],
    ["GET", 404],
  ]);
  expect(telemetry.spans()[0]).toMatchObject({
    kind: 2,
    attributes: { "server.address": "127.0.0.1", "server.port": port, "url.path": "/found" },
    instrumentationScope: { name: "@opentelemetry/instrumentation-undici" },
  });
  const point = await telemetry.metric("http.client.request.duration", { "http.response.status_code": 404 });
  expect(point).toMatchObject({
    type: "histogram",
    unit: "s",
    count: 1,
    attributes: { "http.request.method": "GET", "server.port": port, "error.type": "404" },
    boundaries: expect.arrayContaining([0.005, 10]),
    scope: { name: "@opentelemetry/instrumentation-undici" },
  });
};

describe("the stock instrumentation of Node.js's fetch", () => {
  test("with the providers of a harness that is not global", async () => {
    await using server = await startServer();
    await using telemetry = createTelemetryHarness();
    await using bystander = createTelemetryHarness();
    using _ = instrument((instrumentation) => {
      instrumentation.setTracerProvider(telemetry.tracerProvider);
      instrumentation.setMeterProvider(telemetry.meterProvider);
    });
    expect([await get(`${server.url}/found`), await get(`${server.url}/missing`)]).toEqual([200, 404]);
    await telemetry.settled();
    await expectRequestSeen(telemetry, server);
    expect(server.headers.map((headers) => headers["traceparent"])).toEqual([undefined, undefined]);
    expect(bystander.startedSpans()).toEqual([]);
  });

  test("with a global one: nested in the active span, and carried on in the W3C header", async () => {
    await using server = await startServer();
    await using telemetry = createTelemetryHarness({ global: true });
    using _ = instrument((instrumentation) => {
      instrumentation.setTracerProvider(trace.getTracerProvider());
      instrumentation.setMeterProvider(metrics.getMeterProvider());
    });
    await trace.getTracer("app").startActiveSpan("invoke_agent", async (agent) => {
      await get(`${server.url}/found`);
      await get(`${server.url}/missing`);
      agent.end();
    });
    await telemetry.settled();
    expect(telemetry.tree({ durations: false })).toBe("invoke_agent\n├─ GET\n└─ GET  ERROR");
    const received = server.headers.map((headers) => trace.getSpanContext(propagation.extract(ROOT_CONTEXT, headers)));
    const sent = telemetry.spans().filter(({ name }) => name === "GET");
    expect(received.map((spanContext) => spanContext?.spanId)).toEqual(sent.map((span) => span.spanContext().spanId));
    expect(new Set(received.map((spanContext) => spanContext?.traceId)).size).toBe(1);
    expect(await telemetry.metric("http.client.request.duration", { "http.response.status_code": 200 })).toMatchObject({
      count: 1,
    });
  });

  test("made once, it reports to each global harness in turn", async () => {
    await using server = await startServer();
    const instrumentation = { current: undefined as UndiciInstrumentation | undefined };
    {
      await using _ = createTelemetryHarness({ global: true });
      instrumentation.current = new UndiciInstrumentation();
    }
    try {
      for (const seed of [1, 2]) {
        await using telemetry = createTelemetryHarness({ global: true, seed });
        await get(`${server.url}/found`);
        await telemetry.settled();
        expect(telemetry.tree({ durations: false })).toBe("GET");
        expect(await telemetry.metric("http.client.request.duration")).toMatchObject({ count: 1 });
      }
    } finally {
      instrumentation.current.disable();
    }
  });

  test("on a virtual clock, with the exception of a connection that is cut", async () => {
    await using server = await startServer();
    const clock = new VirtualClock();
    await using telemetry = createTelemetryHarness({ clock });
    using _ = instrument((instrumentation) => {
      instrumentation.setTracerProvider(telemetry.tracerProvider);
      instrumentation.setMeterProvider(telemetry.meterProvider);
    });
    clock.advance(1);
    await expect(get(`${server.url}/cut`)).rejects.toThrow("fetch failed");
    await telemetry.settled();
    expectNoOpenSpans(telemetry);
    const [span] = telemetry.spans();
    expect([span?.startTime, span?.endTime]).toEqual([clock.hrTime(), clock.hrTime()]);
    expect(span?.events).toMatchObject([{ name: "exception", time: clock.hrTime() }]);
    expect((await telemetry.metric("http.client.request.duration")).startTimeUnixNano).toBe(clock.nowUnixNano());
  });
});
