import {
  context,
  type Context,
  INVALID_SPAN_CONTEXT,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  trace,
} from "@opentelemetry/api";
import { CompositePropagator, W3CBaggagePropagator, W3CTraceContextPropagator } from "@opentelemetry/core";
import { AsyncLocalStorageContextManager, provider } from "sdk-under-test";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { egressGuard, type EgressGuard } from "../../src/egress/egress-guard.ts";
import { withDestination } from "../../src/egress/with-destination.ts";
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

describe("a request that cannot be read", () => {
  const fail = (): never => {
    throw new Error("not this one");
  };
  const REQUESTS: readonly (readonly [string, unknown])[] = [
    ["is none", undefined],
    ["is frozen, as its headers are", Object.freeze({ headers: Object.freeze(["traceparent", "x"]) })],
    ["has a path that throws", Object.defineProperty({}, "path", { get: fail })],
    ["has headers that throw", { headers: new Proxy({}, { ownKeys: fail }) }],
  ];

  test.each(REQUESTS)("as it %s: no hook throws, and nothing goes along", (_, unread) => {
    const span = tracer.startSpan("request");
    const hooks = [
      () => guard.startSpanHook(unread as object),
      () => guard.startOutgoingSpanHook(unread as object),
      () => guard.requestHook(span, unread as object),
    ];
    for (const hook of hooks) {
      guard.startSpanHook(request);
      hook();
      expect(goes(ofRequest(ROOT_CONTEXT))).toBe(false);
    }
  });
});

describe("headers that are there before undici's hook", () => {
  const after = (headers: Record<string, string>): readonly string[] => {
    const list = Object.entries(headers).flat();
    guard.startSpanHook({ ...request, headers: list });
    return list;
  };
  const inject = (injected: Context): Record<string, string> => {
    const headers: Record<string, string> = {};
    guard.propagator(W3C).inject(injected, headers, {
      set: (carrier: Record<string, string>, key, value) => {
        carrier[key] = value;
      },
    });
    return headers;
  };
  const withBaggage = (from: Context): Context =>
    withDestination(
      propagation.setBaggage(from, propagation.createBaggage({ a: { value: "1" } })),
      "https://allowed.example",
    );

  beforeEach(() => {
    guard = egressGuard({ allow: ["allowed.example"], baggage: ["a"] });
  });

  test.each([
    ["a span", remote],
    ["no span", ROOT_CONTEXT],
    ["a span that is none", trace.setSpanContext(ROOT_CONTEXT, INVALID_SPAN_CONTEXT)],
  ])("are taken out if a client wrote them, of %s", (_, from) => {
    const headers = inject(withBaggage(from));
    expect(headers["baggage"]).toBe("a=1");
    expect(after({ accept: "*/*", ...headers })).toStrictEqual(["accept", "*/*"]);
  });

  test("stay if they are what an instrumentation wrote into another request", () => {
    guard.startSpanHook(request);
    const headers = inject(withBaggage(ofRequest(ROOT_CONTEXT)));
    expect(Object.keys(headers)).toStrictEqual(["traceparent", "baggage"]);
    expect(after(headers)).toStrictEqual(Object.entries(headers).flat());
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
  [{ host: "a.example", port: 80, agent: { options: { port: 81 } } }, [host("a.example", 81)]],
  [{ host: "a.example", headers: { host: "b.example" } }, [host("a.example", 80)]],
  [{ host: "127.1", headers: { accept: "*/*", Host: "b.example" } }, [host("127.0.0.1", 80), host("b.example", 80)]],
  [{ host: "::1", port: 81, headers: { host: "b.example:82" } }, [host("[::1]", 81), host("b.example", 82)]],
  [{ host: "10.0.0.7", headers: { host: ["b.example"] } }, [host("10.0.0.7", 80), undefined]],
  [{ host: "10.0.0.7", headers: null }, [host("10.0.0.7", 80)]],
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
  [{ origin: "https://a.example", path: "/", host: "b.example" }, [host("a.example", 443)]],
  [{ origin: "https://10.0.0.7", path: "/", host: "b.example" }, [host("10.0.0.7", 443), host("b.example", 443)]],
  [{ origin: "http://[::1]:81", path: "/", host: "[::1]:81" }, [host("[::1]", 81), host("[::1]", 81)]],
  [{ origin: "https://10.0.0.7", path: "/", host: null }, [host("10.0.0.7", 443)]],
  [{ origin: "https://10.0.0.7", path: "/", host: "b@c" }, [host("10.0.0.7", 443), undefined]],
  [{ origin: undefined, path: "/" }, [undefined]],
  [{}, [undefined]],
])("undici's %j goes to %j", (options, expected) => {
  expect(undiciDestinations(options)).toStrictEqual(expected);
});
