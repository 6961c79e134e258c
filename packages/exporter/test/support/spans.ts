import { EncodedBatch, type ReadableSpan } from "@sideband/core";
import { encodeSpan } from "@sideband/core/otlp";
import { provider, resourceFromAttributes } from "sdk-under-test";

/** Ended spans of the stock SDK. */
export const makeSpans = (count: number, attributes: Record<string, string> = {}): ReadableSpan[] => {
  const spans: ReadableSpan[] = [];
  const tracer = provider({
    resource: resourceFromAttributes({ "service.name": "shop" }),
    spanProcessors: [
      {
        onStart() {},
        onEnd: (span: ReadableSpan) => void spans.push(span),
        forceFlush: () => Promise.resolve(),
        shutdown: () => Promise.resolve(),
      },
    ],
  }).getTracer("test", "1.0.0");
  for (let i = 0; i < count; i++) tracer.startSpan(`span ${i}`, { attributes }).end();
  return spans;
};

export const encode = (spans: readonly ReadableSpan[]): EncodedBatch =>
  new EncodedBatch(
    spans.map((span) => ({ bytes: encodeSpan(span), resource: span.resource, scope: span.instrumentationScope })),
  );

export const makeBatch = (count: number, attributes?: Record<string, string>): EncodedBatch =>
  encode(makeSpans(count, attributes));
