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
import { BaggagePropagator, inboundTrust, type InboundTrustOptions, remoteSpanContext } from "@sideband/propagation";
import { expect, test, vi } from "vitest";

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
    propagation.createBaggage({ own: { value: "1" } }),
  );
  const context = extract({ next }, before);
  expect(trace.getSpan(context)).toBe(trace.getSpan(before));
  expect(propagation.getBaggage(context)).toBe(propagation.getBaggage(before));
  expect(remoteSpanContext(context)).toMatchObject(remote);
  expect(extract({ next }, before, {})).toBe(before);
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
  const context = extract({ next }, before);
  expect(trace.getSpan(context)).toBe(trace.getSpan(before));
  expect(propagation.getBaggage(context)).toBe(propagation.getBaggage(before));
  expect(context.getValue(other)).toBe("kept");
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

test("what is sent is not its concern", () => {
  const next = compositions[0]![1];
  const context = extract({ next, traceContext: "accept", baggage: "accept" });
  const carrier = {};
  inboundTrust({ next }).inject(context, carrier, defaultTextMapSetter);
  expect(carrier).toEqual(headers);
  expect(inboundTrust({ next }).fields()).toEqual(next.fields());
});

test("a propagator that throws is said in the log, and changes nothing", () => {
  const warn = vi.spyOn(diag, "warn").mockImplementation(() => {});
  const throwing = (): never => {
    throw new Error("no");
  };
  const next: TextMapPropagator = { inject: throwing, extract: throwing, fields: () => [] };
  expect(extract({ next })).toBe(ROOT_CONTEXT);
  inboundTrust({ next }).inject(ROOT_CONTEXT, {}, defaultTextMapSetter);
  expect(warn).toHaveBeenCalledTimes(2);
  warn.mockRestore();
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
