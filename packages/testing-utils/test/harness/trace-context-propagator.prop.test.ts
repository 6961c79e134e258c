import {
  createTraceState,
  defaultTextMapGetter,
  defaultTextMapSetter,
  ROOT_CONTEXT,
  trace,
  type SpanContext,
  type TextMapPropagator,
} from "@opentelemetry/api";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { TraceContextPropagator } from "../../src/harness/trace-context-propagator.ts";
import { core } from "./stock-parts.ts";

const ours = new TraceContextPropagator();
const stock = new core.W3CTraceContextPropagator();

const hex = (length: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...Array.from("0123456789abcdef")), minLength: length, maxLength: length });
const mostlyHex = (length: number): fc.Arbitrary<string> =>
  fc.oneof(
    { arbitrary: hex(length), weight: 8 },
    fc.constant("0".repeat(length)),
    fc.constant("f".repeat(length)),
    hex(length - 1),
  );

const inject = (propagator: TextMapPropagator, spanContext: SpanContext): Record<string, string> => {
  const carrier: Record<string, string> = {};
  propagator.inject(trace.setSpanContext(ROOT_CONTEXT, spanContext), carrier, defaultTextMapSetter);
  return carrier;
};

const extract = (propagator: TextMapPropagator, carrier: unknown): object | undefined => {
  const spanContext = trace.getSpanContext(propagator.extract(ROOT_CONTEXT, carrier, defaultTextMapGetter));
  return spanContext && { ...spanContext, traceState: spanContext.traceState?.serialize() ?? "" };
};

describe("the propagator is the stock one", () => {
  test("writes the same headers", () => {
    // The stock one writes flags above 15 in three digits; none are defined yet.
    const spanContext = fc.record({ traceId: mostlyHex(32), spanId: mostlyHex(16), traceFlags: fc.nat({ max: 15 }) });
    fc.assert(
      fc.property(spanContext, fc.constantFrom("", "a=1", "a=1,b=2"), (spanContext, state) => {
        const context = state === "" ? spanContext : { ...spanContext, traceState: createTraceState(state) };
        expect(inject(ours, context)).toEqual(inject(stock, context));
      }),
    );
    expect(inject(ours, { traceId: "1".repeat(32), spanId: "2".repeat(16), traceFlags: 0xff })).toEqual({
      traceparent: `00-${"1".repeat(32)}-${"2".repeat(16)}-ff`,
    });
  });

  test("reads the same from headers, broken ones too", () => {
    const traceparent = fc
      .tuple(
        fc.constantFrom("00", "01", "fe", "ff", "0", "0x"),
        mostlyHex(32),
        mostlyHex(16),
        mostlyHex(2),
        fc.constantFrom("", "-", "-more", "x"),
      )
      .map(([version, traceId, spanId, flags, rest]) => `${version}-${traceId}-${spanId}-${flags}${rest}`);
    const carrier = fc.record(
      {
        traceparent: fc.oneof({ arbitrary: traceparent, weight: 5 }, fc.string()),
        tracestate: fc.oneof(fc.constantFrom("a=1", "a=1, b=2", "", "a", "=", ","), fc.string()),
      },
      { requiredKeys: ["traceparent"] },
    );
    fc.assert(
      fc.property(carrier, (carrier) => {
        expect(extract(ours, carrier)).toEqual(extract(stock, carrier));
      }),
      { numRuns: Number(process.env["FC_NUM_RUNS"] ?? 500) },
    );
  });

  test("what was written is read again, from lists of header values too", () => {
    const spanContext = {
      traceId: "1".repeat(32),
      spanId: "2".repeat(16),
      traceFlags: 1,
      traceState: createTraceState("a=1"),
    };
    const carrier = inject(ours, spanContext);
    const read = { ...spanContext, traceState: "a=1", isRemote: true };
    expect(extract(ours, carrier)).toEqual(read);
    expect(extract(ours, { traceparent: [carrier["traceparent"]], tracestate: ["a=1", "b=2"] })).toEqual({
      ...read,
      traceState: "a=1,b=2",
    });
    expect(ours.fields()).toEqual(stock.fields());
    const spaced = { traceparent: ` ${carrier["traceparent"]} ` };
    expect(extract(ours, spaced)).toEqual(extract(stock, spaced));
    expect(extract(ours, spaced)).toMatchObject({ spanId: "2".repeat(16) });
  });

  test("writes nothing where the SDK suppresses tracing", () => {
    const context = trace.setSpanContext(ROOT_CONTEXT, {
      traceId: "1".repeat(32),
      spanId: "2".repeat(16),
      traceFlags: 1,
    });
    const carrier = {};
    ours.inject(core.suppressTracing(context), carrier, defaultTextMapSetter);
    expect(carrier).toEqual({});
  });

  test("without a span nothing is written, and without headers nothing is read", () => {
    const carrier = {};
    ours.inject(ROOT_CONTEXT, carrier, defaultTextMapSetter);
    expect(carrier).toEqual({});
    expect(ours.extract(ROOT_CONTEXT, {}, defaultTextMapGetter)).toBe(ROOT_CONTEXT);
  });

  test("two parents are none, as the recommendation has it", () => {
    const { traceparent } = inject(ours, { traceId: "1".repeat(32), spanId: "2".repeat(16), traceFlags: 1 });
    expect(extract(ours, { traceparent: [traceparent, traceparent] })).toBeUndefined();
  });
});
