import {
  type Context,
  createContextKey,
  defaultTextMapGetter,
  defaultTextMapSetter,
  diag,
  propagation,
  ROOT_CONTEXT,
  type SpanContext,
  type TextMapPropagator,
  trace,
  TraceFlags,
} from "@opentelemetry/api";
import { CompositePropagator, W3CBaggagePropagator, W3CTraceContextPropagator } from "@opentelemetry/core";
import {
  BaggagePropagator,
  inboundTrust,
  type InboundTrustOptions,
  remoteSpanContext,
  TraceContextPropagator,
} from "@sideband/propagation";
import { afterEach, describe, expect, test, vi } from "vitest";

const headers = {
  traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
  tracestate: "ot=rv:00000000000000",
  baggage: "tenant=acme,admin=true;p",
};
const remote = {
  traceId: "0af7651916cd43dd8448eb211c80319c",
  spanId: "b7ad6b7169203331",
  traceFlags: TraceFlags.SAMPLED,
  isRemote: true,
};
const own: SpanContext = { traceId: "1".repeat(32), spanId: "2".repeat(16), traceFlags: TraceFlags.NONE };

const traceContext = new W3CTraceContextPropagator();
const baggage = new BaggagePropagator();
const compositions: [name: string, next: TextMapPropagator][] = [
  ["trace context first", new CompositePropagator({ propagators: [traceContext, baggage] })],
  ["baggage first", new CompositePropagator({ propagators: [baggage, traceContext] })],
  [
    "the stock baggage propagator",
    new CompositePropagator({ propagators: [new W3CBaggagePropagator(), traceContext] }),
  ],
];

afterEach(() => vi.restoreAllMocks());

const extract = (options: InboundTrustOptions, context: Context = ROOT_CONTEXT, carrier: object = headers): Context =>
  inboundTrust(options).extract(context, carrier, defaultTextMapGetter);
const keysOf = (context: Context): string[] | undefined =>
  propagation
    .getBaggage(context)
    ?.getAllEntries()
    .map(([key]) => key);

test.for(compositions)("%s: by default nothing is taken over, and the parent is kept for a link", ([, next]) => {
  const context = extract({ next });
  expect(trace.getSpan(context)).toBeUndefined();
  expect(propagation.getBaggage(context)).toBeUndefined();
  expect(remoteSpanContext(context)).toMatchObject(remote);
  expect(remoteSpanContext(context)?.traceState?.get("ot")).toBe("rv:00000000000000");
});

test.for(compositions)("%s: what is trusted is taken over", ([, next]) => {
  const context = extract({ next, traceContext: "accept", baggage: "accept" });
  expect(trace.getSpanContext(context)).toMatchObject(remote);
  expect(keysOf(context)).toEqual(["tenant", "admin"]);
  expect(remoteSpanContext(context)).toBeUndefined();
});

test.for(compositions)("%s: only the keys that are trusted are taken over", ([, next]) => {
  const context = extract({ next, traceContext: "accept", baggage: { allow: ["tenant", "absent"] } });
  expect(keysOf(context)).toEqual(["tenant"]);
  expect(keysOf(extract({ next, baggage: { allow: ["absent"] } }))).toBeUndefined();
  expect(keysOf(extract({ next, baggage: { allow: [] } }))).toBeUndefined();
});

test.for(compositions)("%s: what the context had before stays", ([, next]) => {
  const before = propagation.setBaggage(
    trace.setSpanContext(ROOT_CONTEXT, own),
    propagation.createBaggage({ own: { value: "1" }, other: { value: "2" } }),
  );
  const context = extract({ next }, before);
  expect(trace.getSpan(context)).toBe(trace.getSpan(before));
  expect(propagation.getBaggage(context)).toBe(propagation.getBaggage(before));
  expect(remoteSpanContext(context)).toMatchObject(remote);
  for (const allow of [[], ["own"]]) expect(extract({ next, baggage: { allow } }, before, {})).toBe(before);
});

test("a propagator that adds to the context's baggage gets only trusted keys into it", () => {
  const next: TextMapPropagator = {
    inject() {},
    extract: (context) => {
      const added = { tenant: { value: "acme" }, admin: { value: "true" }, changed: { value: "by the request" } };
      const entries = Object.fromEntries(propagation.getBaggage(context)?.getAllEntries() ?? []);
      return propagation.setBaggage(context, propagation.createBaggage({ ...entries, ...added }));
    },
    fields: () => [],
  };
  const before = propagation.setBaggage(
    ROOT_CONTEXT,
    propagation.createBaggage({ own: { value: "1" }, changed: { value: "2" } }),
  );
  expect(keysOf(extract({ next, baggage: { allow: ["tenant"] } }, before))).toEqual(["own", "tenant"]);
  expect(extract({ next, baggage: { allow: ["absent"] } }, before)).toBe(before);
});

test("it is the same whether it holds all propagators, or each is held by one", () => {
  const both = new CompositePropagator({
    propagators: [inboundTrust({ next: baggage }), inboundTrust({ next: traceContext })],
  });
  const context = both.extract(ROOT_CONTEXT, headers, defaultTextMapGetter);
  expect(trace.getSpan(context)).toBeUndefined();
  expect(propagation.getBaggage(context)).toBeUndefined();
  expect(remoteSpanContext(context)).toMatchObject(remote);
  const twice = extract({ next: inboundTrust({ next: both, traceContext: "accept" }) });
  expect(remoteSpanContext(twice)).toMatchObject(remote);
});

test("a parent that is no valid one is not kept for a link", () => {
  const next: TextMapPropagator = {
    inject() {},
    extract: (context) =>
      trace.setSpanContext(context, { traceId: "0".repeat(32), spanId: "0".repeat(16), traceFlags: 1 }),
    fields: () => [],
  };
  const context = extract({ next });
  expect(trace.getSpan(context)).toBeUndefined();
  expect(remoteSpanContext(context)).toBeUndefined();
});

test("a propagator that takes away span and baggage does not get rid of the own ones", () => {
  const other = createContextKey("what else it sets");
  const next: TextMapPropagator = {
    inject() {},
    extract: (context) => propagation.deleteBaggage(trace.deleteSpan(context)).setValue(other, "kept"),
    fields: () => [],
  };
  const before = propagation.setBaggage(
    trace.setSpanContext(ROOT_CONTEXT, own),
    propagation.createBaggage({ own: { value: "1" } }),
  );
  expect(extract({ next }, before)).toBe(before);
  const context = extract({ next, traceContext: "accept" }, before);
  expect(trace.getSpan(context)).toBeUndefined();
  expect(propagation.getBaggage(context)).toBe(propagation.getBaggage(before));
  expect(context.getValue(other)).toBe("kept");
});

test("of a request that is not trusted nothing else is taken: a debug flag is a sampling decision too", () => {
  const debug = createContextKey("OpenTelemetry Context Key B3 Debug Flag");
  const next: TextMapPropagator = {
    inject() {},
    extract: (context, carrier, getter) =>
      baggage.extract(trace.setSpanContext(context.setValue(debug, "1"), own), carrier, getter),
    fields: () => [],
  };
  for (const trust of ["restart", { allow: ["tenant"] }, "accept"] as const) {
    const context = extract({ next, baggage: trust });
    expect(context.getValue(debug)).toBeUndefined();
    expect(remoteSpanContext(context)).toEqual(own);
    expect(keysOf(context)).toEqual(
      trust === "restart" ? undefined : trust === "accept" ? ["tenant", "admin"] : ["tenant"],
    );
  }
  expect(extract({ next, traceContext: "accept" }).getValue(debug)).toBe("1");
});

test("the random flag of the own trace is not lost to a request that is not trusted", () => {
  const propagator = new TraceContextPropagator();
  const served = propagator.extract(
    ROOT_CONTEXT,
    { traceparent: `00-${own.traceId}-${own.spanId}-03` },
    defaultTextMapGetter,
  );
  const within = trace.setSpanContext(served, { ...own, spanId: "3".repeat(16) });
  for (const traceId of [remote.traceId, own.traceId]) {
    const message = { traceparent: `00-${traceId}-${remote.spanId}-01` };
    const carrier = {};
    propagator.inject(extract({ next: propagator }, within, message), carrier, defaultTextMapSetter);
    expect(carrier).toEqual({ traceparent: `00-${own.traceId}-${"3".repeat(16)}-02` });
  }
});

test("a function decides for each request, and where it fails nobody is trusted", () => {
  const next = compositions[0]![1];
  const decide = (carrier: unknown): "accept" | "restart" => {
    const { peer } = carrier as { peer?: string };
    if (peer === undefined) throw new Error("no");
    return peer as "accept";
  };
  const taken = (peer?: string): unknown[] => {
    const carrier = peer === undefined ? headers : { ...headers, peer };
    const context = extract({ next, traceContext: decide, baggage: decide }, ROOT_CONTEXT, carrier);
    return [trace.getSpan(context) !== undefined, keysOf(context)];
  };
  expect(taken("accept")).toEqual([true, ["tenant", "admin"]]);
  expect(taken("restart")).toEqual([false, undefined]);
  expect(taken("nonsense")).toEqual([false, undefined]);
  expect(taken()).toEqual([false, undefined]);
  const allowed = extract({ next, baggage: () => ({ allow: ["admin"] }) });
  expect(keysOf(allowed)).toEqual(["admin"]);
});

test("that a function fails to decide is logged once", () => {
  const warn = vi.spyOn(diag, "warn").mockImplementation(() => {});
  const propagator = inboundTrust({
    next: baggage,
    traceContext: () => "yes" as "accept",
    baggage: () => {
      throw new RangeError("Bearer secret");
    },
  });
  for (let time = 0; time < 2; time++) propagator.extract(ROOT_CONTEXT, headers, defaultTextMapGetter);
  expect(warn.mock.calls).toEqual([
    ["@sideband/propagation: The function `traceContext` failed (TypeError). Further failures are not logged."],
    ["@sideband/propagation: The function `baggage` failed (RangeError). Further failures are not logged."],
  ]);
});

test("what is sent is not its concern", () => {
  const next = compositions[0]![1];
  const context = extract({ next, traceContext: "accept", baggage: "accept" });
  const carrier = {};
  inboundTrust({ next }).inject(context, carrier, defaultTextMapSetter);
  expect(carrier).toEqual(headers);
  expect(inboundTrust({ next }).fields()).toEqual(next.fields());
});

describe("a propagator that throws changes nothing", () => {
  const throwing = (): never => {
    throw new Error("Bearer secret");
  };
  const failTwice = (): void => {
    const propagator = inboundTrust({ next: { inject: throwing, extract: throwing, fields: () => [] } });
    for (let time = 0; time < 2; time++) {
      expect(propagator.extract(ROOT_CONTEXT, headers, defaultTextMapGetter)).toBe(ROOT_CONTEXT);
      propagator.inject(ROOT_CONTEXT, {}, defaultTextMapSetter);
    }
  };

  test("the first failure is logged", () => {
    const warn = vi.spyOn(diag, "warn").mockImplementation(() => {});
    failTwice();
    expect(warn.mock.calls).toEqual([
      [
        "@sideband/propagation: Extracting by the propagator that `inboundTrust` holds failed (Error). Further failures are not logged.",
      ],
      [
        "@sideband/propagation: Injecting by the propagator that `inboundTrust` holds failed (Error). Further failures are not logged.",
      ],
    ]);
  });

  test("with a logger that throws too", () => {
    vi.spyOn(diag, "warn").mockImplementation(throwing);
    expect(failTwice).not.toThrow();
  });
});

test.for<[options: object, message: string]>([
  [{}, "Expected `next` to be an object with the methods inject, extract, fields, got undefined"],
  [
    { next: { inject() {} } },
    "Expected `next` to be an object with the methods inject, extract, fields, got an object",
  ],
  [
    { next: baggage, traceContext: "yes" },
    'Expected `traceContext` to be "accept", "restart" or a function, got "yes"',
  ],
  [
    { next: baggage, baggage: ["a"] },
    'Expected `baggage` to be "accept", "restart", { allow: [keys] } or a function, got an array',
  ],
])("a bad option is refused at construction: %o", ([options, message]) => {
  expect(() => inboundTrust(options as InboundTrustOptions)).toThrow(new TypeError(message));
});
