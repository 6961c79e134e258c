import {
  context,
  createContextKey,
  createTraceState,
  defaultTextMapGetter,
  defaultTextMapSetter,
  diag,
  DiagLogLevel,
  propagation,
  ROOT_CONTEXT,
  trace,
  type Context,
  type Span,
  type SpanContext,
  type TextMapGetter,
  type TextMapSetter,
} from "@opentelemetry/api";
import { suppressTracing, unsuppressTracing, W3CTraceContextPropagator } from "@opentelemetry/core";
import { AsyncLocalStorageContextManager, line, provider } from "sdk-under-test";
import { afterEach, describe, expect, test, vi } from "vitest";

import { TraceContextPropagator } from "../../src/trace-context/trace-context-propagator.ts";

const traceId = "12345678901234567890123456789012";
const spanId = "1234567890123456";
const traceparent = (flags: string): string => `00-${traceId}-${spanId}-${flags}`;

const propagator = new TraceContextPropagator();

const extract = (carrier: unknown, parent: Context = ROOT_CONTEXT): Context =>
  propagator.extract(parent, carrier, defaultTextMapGetter);

const caller = (carrier: unknown): SpanContext | undefined => trace.getSpanContext(extract(carrier));

const inject = (context: Context): Record<string, string> => {
  const carrier: Record<string, string> = {};
  propagator.inject(context, carrier, defaultTextMapSetter);
  return carrier;
};

const contextOf = (spanContext: object): Context =>
  trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags: 1, ...spanContext });

afterEach(() => {
  diag.disable();
});

const logged = (): readonly string[] => {
  const lines: string[] = [];
  const log = (...texts: unknown[]): void => void lines.push(texts.join(" "));
  diag.setLogger({ error: log, warn: log, info: log, debug: log, verbose: log }, DiagLogLevel.ALL);
  lines.length = 0; // the logger says that it was set
  return lines;
};

describe("extract", () => {
  test.each([
    ["one header", { traceparent: traceparent("01") }],
    ["an array of one header", { traceparent: [traceparent("01")] }],
    ["white space around it", { traceparent: `\t ${traceparent("01")} ` }],
  ])("%s", (_, carrier) => {
    expect(caller(carrier)).toEqual({ traceId, spanId, traceFlags: 1, isRemote: true });
  });

  test.each([
    ["no headers", {}],
    ["no carrier", undefined],
    ["another name", { "trace-parent": traceparent("01") }],
    ["two headers", { traceparent: [traceparent("01"), `00-${traceId}-${"f".repeat(16)}-01`] }],
    ["the same header twice", { traceparent: [traceparent("01"), traceparent("01")] }],
    ["two headers that were made one", { traceparent: `${traceparent("01")}, ${traceparent("01")}` }],
    ["a header and an empty one", { traceparent: [traceparent("01"), ""] }],
    ["an array of none", { traceparent: [] }],
    ["a header that is not valid", { traceparent: "00-1-2-01" }],
    ["only a trace state", { tracestate: "foo=1" }],
    ["what is no text", { traceparent: Buffer.from(traceparent("01")) }],
    ["an array of what is no text", { traceparent: [1] }],
  ])("%s: the context stays as it is", (_, carrier) => {
    const parent = contextOf({ spanId: "f".repeat(16) });
    expect(extract({ tracestate: "foo=1", ...carrier }, parent)).toBe(parent);
  });

  test("the trace state is not asked for where there is no parent", () => {
    const get = vi.fn<TextMapGetter["get"]>(() => undefined);
    propagator.extract(ROOT_CONTEXT, {}, { get, keys: () => [] });
    expect(get.mock.calls.map(([, key]) => key)).toEqual(["traceparent"]);
  });

  test.each([
    ["one header", "foo=1,bar=2", "foo=1,bar=2"],
    ["several, in their order", ["foo=1,bar=2", "rojo=1", "", "baz=3"], "foo=1,bar=2,rojo=1,baz=3"],
    ["what is no text among them", [1, "foo=1"], "foo=1"],
    ["a member that is not valid", "foo=1,BAR=2", ""],
  ])("trace state: %s", (_, tracestate, expected) => {
    const { traceState, ...parent } = caller({ traceparent: traceparent("00"), tracestate }) ?? {};
    expect(parent).toEqual({ traceId, spanId, traceFlags: 0, isRemote: true });
    expect(traceState?.serialize()).toBe(expected);
  });

  test.each([
    ["an empty one", ""],
    ["none", undefined],
    ["what is no text", Buffer.from("foo=1")],
    ["one of a megabyte", `foo=1,${"bar=2,".repeat(174_763)}`],
  ])("no trace state: %s", (_, tracestate) => {
    expect(caller({ traceparent: traceparent("01"), tracestate })).toEqual({
      traceId,
      spanId,
      traceFlags: 1,
      isRemote: true,
    });
  });

  test("whatever else is in the context stays there, and can be changed", () => {
    const key = createContextKey("a");
    const other = createContextKey("b");
    const parent = ROOT_CONTEXT.setValue(key, 1);
    const context = extract({ traceparent: traceparent("03") }, parent);
    expect(context.getValue(key)).toBe(1);
    const changed = context.setValue(key, 2).setValue(other, 3);
    expect([changed.getValue(key), changed.getValue(other)]).toEqual([2, 3]);
    expect(changed.deleteValue(key).getValue(key)).toBeUndefined();
    expect(changed.deleteValue(key).getValue(other)).toBe(3);
    expect([context.getValue(key), context.getValue(other)]).toEqual([1, undefined]);
    expect(trace.getSpanContext(changed)).toMatchObject({ traceId, spanId });
    expect(inject(changed)).toEqual({ traceparent: traceparent("03") });
    expect(trace.getSpan(trace.deleteSpan(changed))).toBeUndefined();
    expect(trace.getSpan(changed)).toBeDefined();
    const baggage = propagation.createBaggage({ key: { value: "value" } });
    const carrying = propagation.setBaggage(context, baggage);
    expect(propagation.getBaggage(carrying)).toBe(baggage);
    expect(propagation.getBaggage(propagation.deleteBaggage(carrying))).toBeUndefined();
    expect(trace.getSpanContext(carrying)).toMatchObject({ traceId, spanId });
  });

  test("contexts of callers within one another do not pile up", () => {
    let context = extract({ traceparent: traceparent("01") });
    for (let message = 0; message < 50_000; message++) context = extract({ traceparent: traceparent("01") }, context);
    expect(context.getValue(createContextKey("none"))).toBeUndefined();
  });

  test("the span of a context is replaced, not added", () => {
    const context = extract({ traceparent: traceparent("01") }, contextOf({ spanId: "f".repeat(16) }));
    const again = extract({ traceparent: `00-${traceId}-${"e".repeat(16)}-01` }, context);
    expect(trace.getSpanContext(again)?.spanId).toBe("e".repeat(16));
    expect(trace.getSpan(trace.deleteSpan(again))).toBeUndefined();
    expect(trace.getSpanContext(context)?.spanId).toBe(spanId);
  });
});

describe("inject", () => {
  test("the headers of the span", () => {
    expect(inject(contextOf({ traceState: createTraceState("foo=1,bar=2") }))).toEqual({
      traceparent: traceparent("01"),
      tracestate: "foo=1,bar=2",
    });
  });

  test("nothing without a span", () => {
    expect(inject(ROOT_CONTEXT)).toEqual({});
  });

  test.each([
    ["zeros", { traceId: "0".repeat(32) }],
    ["too short", { spanId: "1" }],
    ["no hex digits", { traceId: "x".repeat(32) }],
    ["none", { traceId: undefined }],
  ])("nothing where an id is not valid, and nothing of its trace state: %s", (_, wrong) => {
    expect(inject(contextOf({ ...wrong, traceState: createTraceState("foo=1") }))).toEqual({});
  });

  test("nothing while tracing is suppressed", () => {
    expect(inject(suppressTracing(contextOf({})))).toEqual({});
    expect(inject(suppressTracing(extract({ traceparent: traceparent("01") })))).toEqual({});
    expect(inject(unsuppressTracing(suppressTracing(contextOf({}))))).toEqual({ traceparent: traceparent("01") });
  });

  test("each time the header of its own span", () => {
    const other = { traceId: "a".repeat(32), spanId: "b".repeat(16) };
    const headers = [
      {},
      {},
      { spanId: other.spanId },
      { spanId: other.spanId, traceFlags: 0 },
      { ...other, traceFlags: 0 },
      { traceId: other.traceId.toUpperCase() },
      { traceId: other.traceId.toUpperCase() },
      { traceId: other.traceId.toUpperCase(), spanId: other.spanId.toUpperCase() },
      { traceId: "0".repeat(32) },
      { traceId: "0".repeat(32), spanId: other.spanId },
      { spanId: "0".repeat(16) },
      {},
    ].map((spanContext) => inject(contextOf(spanContext))["traceparent"]);
    expect(headers).toEqual([
      `00-${traceId}-${spanId}-01`,
      `00-${traceId}-${spanId}-01`,
      `00-${traceId}-${other.spanId}-01`,
      `00-${traceId}-${other.spanId}-00`,
      `00-${other.traceId}-${other.spanId}-00`,
      `00-${other.traceId}-${spanId}-01`,
      `00-${other.traceId}-${spanId}-01`,
      `00-${other.traceId}-${other.spanId}-01`,
      undefined,
      undefined,
      undefined,
      `00-${traceId}-${spanId}-01`,
    ]);
  });

  test.each([
    ["of the API", createTraceState("foo=1"), "foo=1"],
    ["empty", createTraceState(""), undefined],
    ["with line ends", { serialize: () => "foo=1\r\nset-cookie: a" }, undefined],
    ["with a key that is not valid", { serialize: () => "foo=1,BAR=2" }, undefined],
    ["with white space", { serialize: () => " foo=1 ,, bar=2" }, "foo=1,bar=2"],
    [
      "too long",
      { serialize: () => `foo=${"1".repeat(250)},bar=${"2".repeat(256)},baz=3` },
      `foo=${"1".repeat(250)},baz=3`,
    ],
    ["that is no text", { serialize: () => 1 }, undefined],
    [
      "that cannot be serialized",
      {
        serialize: () => {
          throw new Error("no");
        },
      },
      undefined,
    ],
    ["without the method", {}, undefined],
    ["null", null, undefined],
  ])("a trace state of others is sent as a valid one: %s", (_, traceState, tracestate) => {
    expect(inject(contextOf({ traceState }))).toEqual({
      traceparent: traceparent("01"),
      ...(tracestate !== undefined && { tracestate }),
    });
  });

  test("the headers it writes are the ones it names", () => {
    const carrier = inject(contextOf({ traceState: createTraceState("foo=1") }));
    expect(Object.keys(carrier)).toEqual(propagator.fields());
    expect(propagator.fields()).toEqual(new W3CTraceContextPropagator().fields());
  });
});

describe("nothing throws into the application, and the first failure is logged", () => {
  const broken: TextMapGetter & TextMapSetter = {
    get: () => {
      throw new TypeError("Bearer secret");
    },
    set: () => {
      throw new TypeError("Bearer secret");
    },
    keys: () => [],
  };

  test("a setter that throws", () => {
    const lines = logged();
    const propagator = new TraceContextPropagator();
    propagator.inject(contextOf({}), {}, broken);
    propagator.inject(contextOf({}), {}, broken);
    expect(lines).toEqual([
      "@sideband/propagation: Injecting trace context failed (TypeError). Further failures are not logged.",
    ]);
  });

  test("a getter that throws", () => {
    const lines = logged();
    const propagator = new TraceContextPropagator();
    expect(propagator.extract(ROOT_CONTEXT, {}, broken)).toBe(ROOT_CONTEXT);
    expect(propagator.extract(ROOT_CONTEXT, {}, broken)).toBe(ROOT_CONTEXT);
    expect(lines).toEqual([
      "@sideband/propagation: Extracting trace context failed (TypeError). Further failures are not logged.",
    ]);
  });

  test("a getter that throws at the trace state, which does the parent no harm", () => {
    const lines = logged();
    const getter = {
      ...broken,
      get: (_: unknown, key: string) => (key === "traceparent" ? traceparent("01") : broken.get({}, key)),
    };
    const context = new TraceContextPropagator().extract(ROOT_CONTEXT, {}, getter);
    expect(trace.getSpanContext(context)).toEqual({ traceId, spanId, traceFlags: 1, isRemote: true });
    expect(lines).toHaveLength(1);
  });

  test("a frozen carrier", () => {
    const carrier = Object.freeze({});
    propagator.inject(contextOf({}), carrier, defaultTextMapSetter);
    expect(carrier).toEqual({});
  });

  test("a span that throws, whatever it throws", () => {
    const hostile = new Proxy(new Error("no"), {
      getPrototypeOf: () => {
        throw new Error("not even that");
      },
    });
    for (const thrown of [new Error("no"), "no", undefined, hostile]) {
      const span = {
        spanContext: () => {
          throw thrown;
        },
      } as unknown as Span;
      const propagator = new TraceContextPropagator();
      expect(() => propagator.inject(trace.setSpan(ROOT_CONTEXT, span), {}, defaultTextMapSetter)).not.toThrow();
    }
  });

  test("a logger that throws", () => {
    logged();
    const fail = (): never => {
      throw new Error("no");
    };
    diag.setLogger(
      { error: fail, warn: fail, info: fail, debug: fail, verbose: fail },
      { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
    );
    expect(() => new TraceContextPropagator().inject(contextOf({}), {}, broken)).not.toThrow();
  });
});

describe(`the random flag, over spans of SDK ${line}`, () => {
  const tracer = provider({}).getTracer("test");
  const child = (parent: Context): Context => trace.setSpan(parent, tracer.startSpan("child", {}, parent));
  const flagsOf = (context: Context): string | undefined => inject(context)["traceparent"]?.slice(-2);

  test.each([
    ["00", "00"],
    ["01", "01"],
    ["02", "02"],
    ["03", "03"],
    ["ff", "03"],
    ["fd", "01"],
  ])("%s comes, and %s goes with all that continue the trace", (came, goes) => {
    const context = extract({ traceparent: traceparent(came) });
    expect(flagsOf(context)).toBe(goes);
    expect(flagsOf(child(context))).toBe(goes);
    expect(flagsOf(child(child(context)))).toBe(goes);
    expect(trace.getSpanContext(child(context))).toMatchObject({ traceId, traceFlags: Number(goes) & 1 });
  });

  test("it does not go with another trace", () => {
    const context = extract({ traceparent: traceparent("03") });
    expect(flagsOf(trace.setSpan(context, tracer.startSpan("root", { root: true }, context)))).toBe("01");
    expect(flagsOf(child(trace.deleteSpan(context)))).toBe("01");
  });

  test("what came last counts", () => {
    const random = extract({ traceparent: traceparent("03") });
    expect(flagsOf(child(extract({ traceparent: traceparent("01") }, random)))).toBe("01");
    expect(
      flagsOf(child(extract({ traceparent: traceparent("03") }, extract({ traceparent: traceparent("01") })))),
    ).toBe("03");
  });

  test("a span that has it has it, unless its trace came without", () => {
    expect(flagsOf(contextOf({ traceFlags: 3 }))).toBe("03");
    expect(flagsOf(contextOf({ traceFlags: 2 }))).toBe("02");
    const spanContext = { traceId, spanId, traceFlags: 3 };
    expect(flagsOf(trace.setSpanContext(extract({ traceparent: traceparent("01") }), spanContext))).toBe("01");
  });

  test("it goes where the context goes", async () => {
    const contextManager = new AsyncLocalStorageContextManager().enable();
    context.setGlobalContextManager(contextManager);
    try {
      const flags = await context.with(extract({ traceparent: traceparent("02") }), () =>
        tracer.startActiveSpan("serve", async () => {
          await Promise.resolve();
          return tracer.startActiveSpan("call", () => flagsOf(context.active()));
        }),
      );
      expect(flags).toBe("02");
    } finally {
      context.disable();
    }
  });
});
