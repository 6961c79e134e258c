import { context, type Context, propagation, ROOT_CONTEXT, SpanKind, trace } from "@opentelemetry/api";
import { CompositePropagator, W3CBaggagePropagator, W3CTraceContextPropagator } from "@opentelemetry/core";
import { AsyncLocalStorageContextManager, provider } from "sdk-under-test";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { egressGuard, type EgressGuard } from "../../src/egress/egress-guard.ts";
import { httpDestinations, undiciDestinations } from "../../src/egress/request-destinations.ts";

const W3C = new CompositePropagator({ propagators: [new W3CTraceContextPropagator(), new W3CBaggagePropagator()] });
const TRACE_ID = "1".repeat(32);
const tracer = provider({}).getTracer("test");

const remote = trace.setSpanContext(ROOT_CONTEXT, { traceId: TRACE_ID, spanId: "2".repeat(16), traceFlags: 1 });
/** The context in which a request's headers are written, the request being sampled out. */
const ofRequest = (from: Context): Context =>
  trace.setSpanContext(from, { traceId: TRACE_ID, spanId: "3".repeat(16), traceFlags: 0 });

let guard: EgressGuard;

beforeEach(() => {
  guard = egressGuard({ allow: ["allowed.example"] });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
});

afterEach(() => context.disable());

const goes = (injected: Context, carrier: Record<string, string> = {}): boolean => {
  guard.propagator(W3C).inject(injected, carrier, {
    set: (headers: Record<string, string>, key, value) => {
      headers[key] = value;
    },
  });
  return carrier["traceparent"] !== undefined;
};

const request = { origin: "https://allowed.example", path: "/", method: "GET" };

describe("what undici's `startSpanHook` is told of", () => {
  test("is the request's, and of nothing that is written before or after", () => {
    context.with(remote, () => {
      guard.startSpanHook(request);
      expect(goes(context.active())).toBe(false);
      expect(goes(ROOT_CONTEXT)).toBe(false);
      expect(goes(trace.setSpan(context.active(), tracer.startSpan("send", { kind: SpanKind.PRODUCER })))).toBe(false);
      expect(goes(trace.setSpan(context.active(), tracer.startSpan("serve", { kind: SpanKind.SERVER })))).toBe(false);
      expect(goes(ofRequest(context.active()), { accept: "*/*" })).toBe(false);
      expect(context.with(ROOT_CONTEXT, () => goes(ofRequest(context.active())))).toBe(false);
      expect(goes(ofRequest(context.active()))).toBe(true);
      expect(goes(ofRequest(context.active()))).toBe(false);
    });
  });

  test("may be written by several propagators in turn", () => {
    const carrier = {};
    guard.startSpanHook(request);
    expect(goes(ofRequest(ROOT_CONTEXT), carrier)).toBe(true);
    expect(goes(ofRequest(ROOT_CONTEXT), carrier)).toBe(true);
  });

  test("is over with the turn", async () => {
    guard.startSpanHook(request);
    await Promise.resolve();
    expect(goes(ofRequest(ROOT_CONTEXT))).toBe(false);
  });

  test("is over with the next request", () => {
    guard.startSpanHook(request);
    guard.startSpanHook({ ...request, origin: "https://denied.example" });
    expect(goes(ofRequest(ROOT_CONTEXT))).toBe(false);
  });

  test("is the span's alone with `requestHook`", () => {
    const injected = ofRequest(ROOT_CONTEXT);
    guard.startSpanHook(request);
    guard.requestHook(trace.getSpan(injected) ?? expect.fail(), request);
    expect(goes(ofRequest(ROOT_CONTEXT))).toBe(false);
    expect(goes(injected, { accept: "*/*" })).toBe(true);
  });
});

test("what http's `startOutgoingSpanHook` is told of is its headers' alone, and over with the turn", async () => {
  const options = { hostname: "allowed.example", headers: {} };
  guard.startOutgoingSpanHook(options);
  expect(goes(ofRequest(ROOT_CONTEXT))).toBe(false);
  options.headers = { accept: "*/*" };
  expect(goes(ofRequest(ROOT_CONTEXT), { accept: "*/*" })).toBe(false);
  expect(goes(ofRequest(ROOT_CONTEXT), options.headers)).toBe(true);
  await Promise.resolve();
  options.headers = {};
  expect(goes(ofRequest(ROOT_CONTEXT), options.headers)).toBe(false);
});

test("the baggage for a proxy and the host behind it is what both may have", () => {
  const baggage = propagation.createBaggage({ a: { value: "1" }, b: { value: "2" }, c: { value: "3" } });
  guard = egressGuard({ allow: ["*"], baggage: { "proxy.example": ["b", "a"], "api.example": ["c", "b"] } });
  guard.startSpanHook({ origin: "http://proxy.example", path: "http://api.example/" });
  const carrier: Record<string, string> = {};
  expect(goes(ofRequest(propagation.setBaggage(ROOT_CONTEXT, baggage)), carrier)).toBe(true);
  expect(carrier["baggage"]).toBe("b=2");
});

const host = (hostname: string, port: number): object => ({ hostname, port });

test.each([
  [{}, [host("localhost", 80)]],
  [{ protocol: "https:" }, [host("localhost", 443)]],
  [{ host: "a.example", port: "8080" }, [host("a.example", 8080)]],
  [{ hostname: "a.example", host: "b.example" }, [host("a.example", 80)]],
  [{ host: "a.example:8080" }, [host("a.example", 8080)]],
  [{ host: "a.example", defaultPort: 8080 }, [host("a.example", 8080)]],
  [{ host: "a.example", agent: { defaultPort: 443 } }, [host("a.example", 443)]],
  [{ host: "::1", port: 80 }, [host("[::1]", 80)]],
  [{ socketPath: "/run/x.sock" }, [host("localhost", 80), host("localhost", 80)]],
  [{ socketPath: "/run/x.sock", host: "a.example" }, [host("a.example", 80), host("localhost", 80)]],
  [{ host: "a.example", agent: { options: { socketPath: "/x" } } }, [host("a.example", 80), host("localhost", 80)]],
  [{ host: "a.example", agent: { options: { host: "b.example" } } }, [host("a.example", 80), host("b.example", 80)]],
  [{ host: "a.example", path: "https://b.example/" }, [host("a.example", 80), host("b.example", 443)]],
  [{ host: "a.example", path: "//b.example/" }, [host("a.example", 80)]],
  [{ host: "a.example", path: "/?https://b.example" }, [host("a.example", 80)]],
  [{ host: "a b" }, [undefined]],
  [{ host: {} }, [undefined]],
  [{ agent: false, host: "a.example" }, [host("a.example", 80)]],
])("http.request(%j) goes to %j", (options, expected) => {
  expect(httpDestinations(options)).toStrictEqual(expected);
});

test.each([
  [{ origin: "https://a.example", path: "/" }, [host("a.example", 443)]],
  [{ origin: new URL("https://a.example:8443"), path: "/" }, [host("a.example", 8443)]],
  [{ origin: "https://a.example", path: "//b.example/" }, [host("a.example", 443)]],
  [{ origin: "http://a.example", path: "http://b.example/" }, [host("a.example", 80), host("b.example", 80)]],
  [{ origin: undefined, path: "/" }, [undefined]],
  [{}, [undefined]],
])("undici's %j goes to %j", (options, expected) => {
  expect(undiciDestinations(options)).toStrictEqual(expected);
});
