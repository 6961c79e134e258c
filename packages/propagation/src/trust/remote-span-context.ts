import { type Context, createContextKey, type SpanContext } from "@opentelemetry/api";

const REMOTE_SPAN_CONTEXT = createContextKey("@sideband/propagation remote span context");

export const setRemoteSpanContext = (context: Context, remote: SpanContext | undefined): Context =>
  context.setValue(REMOTE_SPAN_CONTEXT, remote);

/**
 * The parent that a request named and `inboundTrust` did not take: for a link from the new trace to the caller's. It is
 * what the caller said, flags and trace state included.
 *
 * @example
 * ```ts
 * import { propagation, ROOT_CONTEXT, trace } from "@opentelemetry/api";
 * import { remoteSpanContext } from "@sideband/propagation";
 *
 * const handle = (headers: Record<string, string>): void => {
 *   const parent = propagation.extract(ROOT_CONTEXT, headers);
 *   const remote = remoteSpanContext(parent);
 *   const links = remote === undefined ? [] : [{ context: remote }];
 *   trace.getTracer("api").startSpan("request", { links }, parent).end();
 * };
 * ```
 */
export const remoteSpanContext = (context: Context): SpanContext | undefined =>
  context.getValue(REMOTE_SPAN_CONTEXT) as SpanContext | undefined;
