import { defaultTextMapGetter, defaultTextMapSetter, ROOT_CONTEXT, trace } from "@opentelemetry/api";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import fc from "fast-check";
import { expect, test } from "vitest";

import { TraceContextPropagator } from "../../src/trace-context/trace-context-propagator.ts";
import { header, spanId, traceId } from "./arbitrary.ts";
import { TRACEPARENT, TRACESTATE } from "./grammar.ts";
import { mutated } from "./mutated.ts";

const numRuns = Number(process.env["FC_NUM_RUNS"] ?? 1000);

const ours = new TraceContextPropagator();
const stock = new W3CTraceContextPropagator();

const traceparent = fc.tuple(traceId, spanId).map(([traceId, spanId]) => `00-${traceId}-${spanId}-01`);

const one = (text: fc.Arbitrary<string>): fc.Arbitrary<unknown> =>
  fc.oneof(text, mutated(text), fc.array(text, { maxLength: 3 }), fc.anything());

const injected = (propagator: TraceContextPropagator | W3CTraceContextPropagator, carrier: unknown): object => {
  const sent: Record<string, string> = {};
  propagator.inject(propagator.extract(ROOT_CONTEXT, carrier, defaultTextMapGetter), sent, defaultTextMapSetter);
  return sent;
};

test("whatever comes, what goes is valid", () => {
  fc.assert(
    fc.property(one(traceparent), one(header), (traceparent, tracestate) => {
      const sent = injected(ours, { traceparent, tracestate });
      for (const [name, text] of Object.entries(sent))
        expect(text).toMatch(name === "tracestate" ? TRACESTATE : TRACEPARENT);
      expect(["", "traceparent", "traceparent,tracestate"]).toContain(Object.keys(sent).join(","));
    }),
    { numRuns },
  );
});

test("whatever takes the place of a span context, what goes is valid", () => {
  const id = fc.oneof(traceId, spanId, mutated(traceId), fc.anything());
  const traceState = fc.oneof(
    fc.anything(),
    mutated(header).map((text) => ({ serialize: () => text })),
  );
  fc.assert(
    fc.property(id, id, fc.anything(), traceState, (traceId, spanId, traceFlags, traceState) => {
      const sent: Record<string, string> = {};
      const span = trace.wrapSpanContext({ traceId, spanId, traceFlags, traceState } as never);
      ours.inject(trace.setSpan(ROOT_CONTEXT, span), sent, defaultTextMapSetter);
      for (const [name, text] of Object.entries(sent))
        expect(text).toMatch(name === "tracestate" ? TRACESTATE : TRACEPARENT);
    }),
    { numRuns },
  );
});

test("what is valid is passed on as by the stock propagator", () => {
  const member = fc.tuple(fc.stringMatching(/^[a-z][a-z0-9_]{0,9}$/u), fc.stringMatching(/^[a-zA-Z0-9:]{1,9}$/u));
  const tracestate = fc
    .uniqueArray(member, { minLength: 1, maxLength: 20, selector: ([key]) => key, size: "max" })
    .map((members) => members.map((pair) => pair.join("=")).join(","));
  fc.assert(
    fc.property(traceparent, tracestate, (traceparent, tracestate) => {
      const carrier = { traceparent, tracestate };
      expect(injected(ours, carrier)).toEqual(injected(stock, carrier));
    }),
    { numRuns },
  );
});
