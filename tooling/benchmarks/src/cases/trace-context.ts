import { randomBytes } from "node:crypto";

import {
  defaultTextMapGetter,
  defaultTextMapSetter,
  ROOT_CONTEXT,
  trace,
  type Context,
  type SpanContext,
  type TextMapPropagator,
} from "@opentelemetry/api";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import { TraceContextPropagator } from "@sideband/propagation";

import type { Contest } from "../contest.ts";

const CALLS = 1000;
const REACH = 0.6;
const SPAN_ID = "00f067aa0ba902b7";
const TRACESTATE = "rojo=00f067aa0ba902b7,congo=t61rcWkgMzE";

interface Headers {
  readonly traceparent: string;
  readonly tracestate?: string;
}

const hex = (bytes: number): string => randomBytes(bytes).toString("hex");

/** A string as it comes from a socket: flat, and nobody has looked at it yet. */
const arrived = (text: string): string => Buffer.from(text).toString("latin1");

const arrivedHeaders = (flags: string, tracestate?: string): Headers => ({
  traceparent: arrived(`00-${hex(16)}-${hex(8)}-${flags}`),
  ...(tracestate !== undefined && { tracestate: arrived(tracestate) }),
});

const extract = (propagator: TextMapPropagator, headers: Headers): Context =>
  propagator.extract(ROOT_CONTEXT, headers, defaultTextMapGetter);

const inject = (propagator: TextMapPropagator, context: Context): void =>
  propagator.inject(context, {}, defaultTextMapSetter);

/** The context of a span of the SDK: it takes over neither the span id nor the random flag of its parent. */
const childOf = (context: Context, spanId: string): Context => {
  const { traceId, traceState } = trace.getSpanContext(context) as SpanContext;
  const child = { traceId, spanId, traceFlags: 1, ...(traceState !== undefined && { traceState }) };
  return trace.setSpanContext(context, child);
};

const contest = (name: string, contestant: (propagator: TextMapPropagator) => () => void, reach?: number): Contest => ({
  name: `trace context: ${name}`,
  operations: CALLS,
  ours: contestant(new TraceContextPropagator()),
  stock: contestant(new W3CTraceContextPropagator()),
  ...(reach !== undefined && { reach }),
});

const extracting = (name: string, flags: string, tracestate?: string) => (): Contest => {
  const all = Array.from({ length: CALLS }, () => arrivedHeaders(flags, tracestate));
  return contest(
    `extract, ${name}`,
    (propagator) => () => {
      for (const headers of all) extract(propagator, headers);
    },
    REACH,
  );
};

/** Each of the spans sends one request; the contexts are those that the same propagator has extracted. */
const injectingRemote = (name: string, flags: string, tracestate?: string) => (): Contest => {
  const all = Array.from({ length: CALLS }, () => arrivedHeaders(flags, tracestate));
  return contest(
    `inject, ${name}`,
    (propagator) => {
      const contexts = all.map((headers) => childOf(extract(propagator, headers), hex(8)));
      return () => {
        for (const context of contexts) inject(propagator, context);
      };
    },
    REACH,
  );
};

/** The traces begin in this process. */
const injectingRoots =
  (name: string, spansPerTrace: number, requestsPerSpan: number, reach?: number) => (): Contest => {
    const spans = CALLS / requestsPerSpan;
    const contexts = Array.from({ length: spans / spansPerTrace }, () => hex(16)).flatMap((traceId) =>
      Array.from({ length: spansPerTrace }, () =>
        trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId: hex(8), traceFlags: 1 }),
      ),
    );
    return contest(
      `inject, ${name}`,
      (propagator) => () => {
        for (const context of contexts) {
          for (let request = 0; request < requestsPerSpan; request++) inject(propagator, context);
        }
      },
      reach,
    );
  };

/** What a server does for a request on which it sends one. */
const forwarding = (name: string, flags: string, tracestate?: string) => (): Contest => {
  const all = Array.from({ length: CALLS }, () => arrivedHeaders(flags, tracestate));
  return contest(`extract, span, inject, ${name}`, (propagator) => () => {
    for (const headers of all) inject(propagator, childOf(extract(propagator, headers), SPAN_ID));
  });
};

export const traceContext: Readonly<Record<string, () => Contest>> = {
  "extract-traceparent": extracting("traceparent", "01"),
  "extract-random": extracting("traceparent with the random flag", "03"),
  "extract-tracestate": extracting("traceparent and tracestate", "01", TRACESTATE),
  "extract-random-tracestate": extracting("traceparent with the random flag and tracestate", "03", TRACESTATE),
  "inject-traceparent": injectingRemote("traceparent", "01"),
  "inject-random": injectingRemote("traceparent with the random flag", "03"),
  "inject-tracestate": injectingRemote("traceparent and tracestate", "01", TRACESTATE),
  "inject-batch": injectingRoots("100 messages of one span", 1, 100, REACH),
  "inject-roots": injectingRoots("10 spans in each of the traces that begin here", 10, 1),
  "inject-strangers": injectingRoots("each time another trace that begins here", 1, 1),
  "forward-traceparent": forwarding("traceparent", "01"),
  "forward-tracestate": forwarding("traceparent with the random flag and tracestate", "03", TRACESTATE),
};
