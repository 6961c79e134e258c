import { subscribe, unsubscribe } from "node:diagnostics_channel";

import { context, createContextKey, ROOT_CONTEXT, trace } from "@opentelemetry/api";
import { CollectorServer } from "@sideband/testing-utils";
import { AsyncLocalStorageContextManager, provider } from "sdk-under-test";
import { afterEach, beforeEach, expect, test } from "vitest";

import { makeSender, NEVER, payload } from "../support/http-sender.ts";
import { startProxy } from "../support/proxy.ts";
import { startReceiver } from "../support/receiver.ts";

beforeEach(() => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
});

afterEach(() => {
  context.disable();
});

test("nothing that the exporter does makes a span", async () => {
  await using receiver = await startReceiver();
  const tracer = provider({}).getTracer("instrumentation");
  const recording: Record<string, boolean> = {};
  const probe = (where: string): void => {
    const span = tracer.startSpan(where);
    recording[where] = span.isRecording();
    span.end();
  };
  // What the instrumentation of node:http does at this very moment is to start a span.
  const onRequest = (): void => probe("request");
  const channel = "http.client.request.start";
  subscribe(channel, onRequest);
  try {
    const headers = async () => {
      probe("headers function");
      await Promise.resolve();
      probe("headers function, later");
      return {};
    };
    expect(await makeSender({ url: receiver.url, headers }).send(payload, NEVER)).toEqual({ kind: "sent" });
  } finally {
    unsubscribe(channel, onRequest);
  }
  probe("application");
  expect(recording).toEqual({
    "headers function": false,
    "headers function, later": false,
    request: false,
    application: true,
  });
});

test("nor does what opens the way through a proxy", async () => {
  await using collector = await CollectorServer.start({ tls: true });
  await using proxy = await startProxy({ receiver: collector.tracesUrl });
  const tls = { ca: collector.certificateAuthority, serverName: "localhost" };
  const tracer = provider({}).getTracer("instrumentation");
  const recording: boolean[] = [];
  const onRequest = (): void => void recording.push(tracer.startSpan("request").isRecording());
  const channel = "http.client.request.start";
  subscribe(channel, onRequest);
  try {
    await makeSender({ url: "https://receiver.test/v1/traces", tls, proxy: proxy.url }).send(payload, NEVER);
  } finally {
    unsubscribe(channel, onRequest);
  }
  // The one of CONNECT, and the one that goes through.
  expect(recording).toEqual([false, false]);
  expect(collector.requests()).toHaveLength(1);
});

test("what the application had active is neither seen nor kept", async () => {
  await using receiver = await startReceiver();
  const key = createContextKey("request of the application");
  const span = provider({}).getTracer("application").startSpan("request");
  let seen: unknown = "never asked";
  const headers = () => {
    seen = [context.active().getValue(key), trace.getActiveSpan()];
    return {};
  };
  await context.with(trace.setSpan(ROOT_CONTEXT.setValue(key, "large"), span), () =>
    makeSender({ url: receiver.url, headers }).send(payload, NEVER),
  );
  expect(seen).toEqual([undefined, undefined]);
});
