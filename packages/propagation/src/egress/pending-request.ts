import { type Context, context, type Span, SpanKind, trace } from "@opentelemetry/api";

import type { Destinations } from "./destination.ts";
import type { HttpRequestLike } from "./request-destinations.ts";

/** A request whose destination is known, and whose headers are about to be written. */
export interface PendingRequest {
  readonly destinations: Destinations;
  /** Whether it is this request that is written of. */
  claims(injected: Context, carrier: unknown): boolean;
}

/**
 * What `http.request` was called with. Its instrumentation puts a new object in the place of the headers after the hook,
 * and writes into that: no other message has it.
 */
export const pendingHttpRequest = (destinations: Destinations, request: HttpRequestLike): PendingRequest => ({
  destinations,
  claims: (_, carrier) => typeof carrier === "object" && carrier !== null && request.headers === carrier,
});

/**
 * A request of undici. Its instrumentation starts a span in the context that is active, and writes of it into a new
 * object: the first to do so is taken for it, and nobody else. What is written of the active span, of a span that is no
 * client's, in another context or next to other headers is somebody else's.
 */
export const pendingUndiciRequest = (destinations: Destinations): PendingRequest => {
  const active = context.active();
  let bound: unknown;
  return {
    destinations,
    claims: (injected, carrier) => {
      if (bound !== undefined) return bound === carrier;
      const span = trace.getSpan(injected);
      const isOwn =
        context.active() === active && span !== trace.getSpan(active) && mayBeClient(span) && isEmpty(carrier);
      if (isOwn) bound = carrier;
      return isOwn;
    },
  };
};

/** Spans that are sampled out do not say what they are. */
const mayBeClient = (span: (Span & { readonly kind?: unknown }) | undefined): boolean =>
  span !== undefined && (span.kind === undefined || span.kind === SpanKind.CLIENT);

const isEmpty = (carrier: unknown): boolean =>
  typeof carrier === "object" && carrier !== null && Object.keys(carrier).length === 0;
