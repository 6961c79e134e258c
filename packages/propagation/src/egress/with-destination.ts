import { type Context, createContextKey, type Span, trace } from "@opentelemetry/api";

import { type Destination, type Destinations, parseDestination } from "./destination.ts";

const DESTINATION = createContextKey("@sideband/propagation destination");

interface Statement {
  readonly host: Destination | undefined;
  readonly span: Span | undefined;
}

/**
 * Says where a message goes, to an `egressGuard` that could not know: for what your own code sends, through a broker or
 * to a child process. It is meant for one `inject`, and holds for no other span: what a request makes of the context
 * that it finds itself in is decided by that request's own host.
 *
 * @param host `"host"`, `"host:port"` or a URL; something else names a host that is never allowed
 *
 * @example
 * propagation.inject(withDestination(context.active(), "kafka.internal:9092"), headers, messageCarrier.kafka);
 */
export const withDestination = (context: Context, host: string | URL): Context => {
  const text = host instanceof URL ? host.href : host;
  const statement: Statement = { host: parseDestination(text), span: trace.getSpan(context) };
  return context.setValue(DESTINATION, statement);
};

/** What was said of this context's span; undefined if nothing was, and a list of undefined if it made no sense. */
export const statedDestinations = (context: Context): Destinations | undefined => {
  const statement = context.getValue(DESTINATION) as Statement | undefined;
  return statement !== undefined && statement.span === trace.getSpan(context) ? [statement.host] : undefined;
};
