import type http from "node:http";

import {
  context,
  propagation,
  trace,
  type SpanContext,
  type TextMapGetter,
  type TextMapPropagator,
  type TextMapSetter,
  type TraceState,
} from "@opentelemetry/api";
import { CompositePropagator } from "@opentelemetry/core";
import { expectTypeOf, test } from "vitest";

import {
  formatTraceparent,
  headersCarrier,
  parseTraceparent,
  parseTraceState,
  TraceContextPropagator,
} from "../../src/index.ts";

test("the propagator is one of the API's", () => {
  expectTypeOf<TraceContextPropagator>().toExtend<TextMapPropagator>();
  propagation.setGlobalPropagator(new TraceContextPropagator());
  propagation.setGlobalPropagator(new CompositePropagator({ propagators: [new TraceContextPropagator()] }));
});

test("span contexts and trace states are the API's", () => {
  expectTypeOf(parseTraceparent).returns.toEqualTypeOf<SpanContext | undefined>();
  expectTypeOf(formatTraceparent).parameter(0).toEqualTypeOf<SpanContext>();
  expectTypeOf(parseTraceState).returns.toEqualTypeOf<TraceState>();
});

test("headers of all kinds are carriers", () => {
  expectTypeOf(headersCarrier).toExtend<TextMapGetter<Headers>>();
  expectTypeOf(headersCarrier).toExtend<TextMapSetter<Headers>>();
  const extract = (
    incoming: http.IncomingMessage,
    headers: http.IncomingHttpHeaders | [string, string][] | string[] | Headers | Request,
  ): void => {
    propagation.extract(context.active(), incoming, headersCarrier);
    propagation.extract(context.active(), headers, headersCarrier);
  };
  const inject = (
    outgoing: http.ClientRequest,
    headers: http.OutgoingHttpHeaders | [string, string][] | Headers | Record<string, string>,
  ): void => {
    propagation.inject(context.active(), outgoing, headersCarrier);
    propagation.inject(context.active(), headers, headersCarrier);
  };
  expectTypeOf(extract).toBeFunction();
  expectTypeOf(inject).toBeFunction();
  // @ts-expect-error a text carries no headers
  propagation.inject(context.active(), "traceparent", headersCarrier);
  // @ts-expect-error there is none where the header is not valid
  trace.wrapSpanContext(parseTraceparent(""));
});
