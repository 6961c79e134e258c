import type { Span, SpanContext } from "@opentelemetry/api";
import { readProperty } from "@sideband/propagation/lifetime";

/** A span, what this package gives in its place to callbacks, or a span's context, which may come from elsewhere. */
export type SpanReference = Span | SpanContext | { readonly span: Span };

/** The span that is referred to, if it is at hand. */
export const referredSpan = (reference: unknown): Span | undefined => {
  const span = readProperty(reference, "span") ?? reference;
  return typeof readProperty(span, "spanContext") === "function" ? (span as Span) : undefined;
};

/** The context of the span that is referred to: anything, where something else is. May throw what a span throws. */
export const referredSpanContext = (reference: unknown): SpanContext | undefined =>
  referredSpan(reference)?.spanContext() ?? (reference as SpanContext | undefined);
