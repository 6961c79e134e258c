import { type Context, propagation, ROOT_CONTEXT, trace } from "@opentelemetry/api";
import { CompositePropagator } from "@opentelemetry/core";
import fc from "fast-check";

import { BaggagePropagator } from "../../../src/baggage/baggage-propagator.ts";
import type { Carrier } from "../../../src/carriers/carrier.ts";
import { parseTraceState } from "../../../src/trace-context/parse-trace-state.ts";
import { TraceContextPropagator } from "../../../src/trace-context/trace-context-propagator.ts";

/** The propagator that all carriers are tried with. */
export const W3C: CompositePropagator = new CompositePropagator({
  propagators: [new TraceContextPropagator(), new BaggagePropagator()],
});

export interface Carried {
  readonly traceId: string;
  readonly spanId: string;
  readonly traceFlags: number;
  readonly traceState: string | undefined;
  readonly baggage: readonly (readonly [key: string, value: string])[];
}

const hex = (length: number): fc.Arbitrary<string> =>
  fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`)).filter((id) => /[^0]/.test(id));
const word = fc.stringMatching(/^[a-z][a-z0-9]{0,7}$/);

/** What a context may hold. */
export const carried: fc.Arbitrary<Carried> = fc.record(
  {
    traceId: hex(32),
    spanId: hex(16),
    traceFlags: fc.constantFrom(0, 1),
    traceState: fc.option(
      fc.tuple(word, word).map(([key, value]) => `${key}=${value}`),
      { nil: undefined },
    ),
    baggage: fc.uniqueArray(fc.tuple(word, fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 })), {
      selector: ([key]) => key,
      maxLength: 4,
    }),
  },
  { noNullPrototype: true },
);

const toContext = ({ traceId, spanId, traceFlags, traceState, baggage }: Carried): Context => {
  const state = traceState === undefined ? {} : { traceState: parseTraceState(traceState) };
  const context = trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags, ...state });
  const entries = Object.fromEntries(baggage.map(([key, value]) => [key, { value }]));
  return propagation.setBaggage(context, propagation.createBaggage(entries));
};

export const inject = <T>(content: Carried, carrier: T, by: Carrier<T & object>): T => {
  W3C.inject(toContext(content), carrier, by);
  return carrier;
};

/** What is in a carrier; undefined without a trace. */
export const extract = <T>(carrier: T, by: Carrier<T & object>): Carried | undefined => {
  const context = W3C.extract(ROOT_CONTEXT, carrier, by);
  const span = trace.getSpanContext(context);
  if (span === undefined) return undefined;
  const entries = propagation.getBaggage(context)?.getAllEntries() ?? [];
  return {
    traceId: span.traceId,
    spanId: span.spanId,
    traceFlags: span.traceFlags,
    traceState: span.traceState?.serialize(),
    baggage: entries.map(([key, { value }]) => [key, value] as const),
  };
};

export const EXAMPLE: Carried = {
  traceId: "0af7651916cd43dd8448eb211c80319c",
  spanId: "b7ad6b7169203331",
  traceFlags: 1,
  traceState: "vendor=value",
  baggage: [["tenant", "älter & co"]],
};
export const TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
