import type { Tracer } from "@opentelemetry/api";
import { type Log, patch, readProperty } from "@sideband/propagation/lifetime";

import { startNativeSpan, withoutOurs } from "./native-span.ts";
import { NO_SPAN } from "./no-span.ts";
import { type CallSpan, RedirectedTracer } from "./redirected-tracer.ts";

/** What becomes of the span that a client makes of a call by itself. */
export type NativeSpanUse = "silence" | "adopt";

/** A span that is none to the client: it goes on as if it did not trace. */
const silenced: CallSpan = () => NO_SPAN;

const adopted: CallSpan = (tracer, name, { attributes = {}, ...options }) =>
  startNativeSpan((parent) => tracer.startSpan(name, { ...options, attributes: withoutOurs(attributes) }, parent));

const isTracer = (value: unknown): value is Tracer => typeof readProperty(value, "startSpan") === "function";

/** Whether a client that traces has what it takes to redirect it. */
const tracesUnseen = (client: object, options: unknown): boolean =>
  readProperty(readProperty(options, "traces"), "enabled") === true && !("_tracer" in client);

/** Has a client send no trace context of its own. `undefined` where a client cannot be told. */
const withoutPropagation = (options: unknown): object | undefined =>
  typeof readProperty(options, "propagation") === "boolean"
    ? Object.freeze({ ...(options as object), propagation: false })
    : undefined;

/**
 * Redirects the spans that a client makes of the calls that we trace, through the tracer that it keeps on itself. What
 * else it traces stays. Without effect on a client that does not trace, or has been redirected.
 *
 * @throws TypeError where the client takes no new properties.
 */
export const redirectNativeSpans = (client: object, use: NativeSpanUse, log: Log): void => {
  const tracer = readProperty(client, "_tracer");
  const options = readProperty(client, "openTelemetry");
  if (tracesUnseen(client, options))
    log("this client traces by itself in a way that is not known; calls have two spans");
  if (!isTracer(tracer) || tracer instanceof RedirectedTracer) return;
  if (use === "adopt") {
    patch(client, "_tracer", new RedirectedTracer(tracer, adopted));
    return;
  }
  const quiet = withoutPropagation(options);
  if (quiet !== undefined) patch(client, "openTelemetry", quiet);
  patch(client, "_tracer", quiet === undefined ? undefined : new RedirectedTracer(tracer, silenced));
};
