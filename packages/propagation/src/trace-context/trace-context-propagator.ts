import {
  trace,
  type Context,
  type TextMapGetter,
  type TextMapPropagator,
  type TextMapSetter,
  type TraceState,
} from "@opentelemetry/api";

import { reportFirst } from "../report-first.ts";
import { isTracingSuppressed } from "../tracing-suppression.ts";
import { combineHeaders } from "./combine-headers.ts";
import { parseTraceState } from "./parse-trace-state.ts";
import { parseTraceparent } from "./parse-traceparent.ts";
import { findRemoteTrace, remoteContext } from "./remote-context.ts";
import { knownFlags, withRandom } from "./trace-flags.ts";
import { MAX_LIST_LENGTH } from "./trace-state-grammar.ts";
import { TraceparentWriter } from "./traceparent-writer.ts";
import { W3cTraceState } from "./w3c-trace-state.ts";

const TRACEPARENT = "traceparent";
const TRACESTATE = "tracestate";

/** The only header of its name. Of several nobody can tell which one is the caller's. */
const onlyOne = (header: unknown): unknown => (Array.isArray(header) && header.length === 1 ? header[0] : header);

/** A header that keeps to the grammar, whoever has made the trace state. */
const serialize = (traceState: TraceState): string => {
  const text = traceState.serialize();
  return traceState instanceof W3cTraceState ? text : parseTraceState(text).serialize();
};

/**
 * Carries the trace from process to process in the headers `traceparent` and `tracestate`, by W3C Trace Context,
 * level 2.
 *
 * A `traceparent` that is not valid, or more than one, leaves the context as it is, and `tracestate` unread. What is
 * sent always is valid: a span whose ids are not has no headers. The random flag is sent as it came, by all spans of
 * the trace, and flags that mean nothing as 0. Nothing is sent under the SDK's `suppressTracing`.
 *
 * Neither `inject` nor `extract` ever throws, whatever the carrier does. The first failure is logged.
 *
 * @see https://www.w3.org/TR/trace-context-2/
 * @example
 * ```ts
 * import { propagation } from "@opentelemetry/api";
 * import { TraceContextPropagator } from "@sideband/propagation";
 *
 * propagation.setGlobalPropagator(new TraceContextPropagator());
 * ```
 */
export class TraceContextPropagator implements TextMapPropagator {
  readonly #reportInject = reportFirst("Injecting trace context");
  readonly #reportExtract = reportFirst("Extracting trace context");
  readonly #writer = new TraceparentWriter();

  inject<Carrier>(context: Context, carrier: Carrier, setter: TextMapSetter<Carrier>): void {
    try {
      const spanContext = trace.getSpanContext(context);
      if (spanContext === undefined || isTracingSuppressed(context)) return;
      const { traceId, spanId, traceFlags } = spanContext;
      const remote = findRemoteTrace(context, traceId);
      const ownFlags = knownFlags(traceFlags);
      const flags = remote === undefined ? ownFlags : withRandom(ownFlags, remote.isRandom);
      const traceparent = this.#writer.write(traceId, spanId, flags, remote !== undefined);
      if (traceparent === undefined) return;
      setter.set(carrier, TRACEPARENT, traceparent);
      const tracestate = spanContext.traceState === undefined ? "" : serialize(spanContext.traceState);
      if (tracestate !== "") setter.set(carrier, TRACESTATE, tracestate);
    } catch (error) {
      this.#reportInject(error);
    }
  }

  extract<Carrier>(context: Context, carrier: Carrier, getter: TextMapGetter<Carrier>): Context {
    try {
      const spanContext = parseTraceparent(onlyOne(getter.get(carrier, TRACEPARENT)) as string);
      if (spanContext === undefined) return context;
      const traceState = this.#extractTraceState(carrier, getter);
      if (traceState !== undefined) spanContext.traceState = traceState;
      return remoteContext(context, spanContext);
    } catch (error) {
      this.#reportExtract(error);
      return context;
    }
  }

  fields(): string[] {
    return [TRACEPARENT, TRACESTATE];
  }

  /** On its own: what is wrong with the trace state does the parent no harm. */
  #extractTraceState<Carrier>(carrier: Carrier, getter: TextMapGetter<Carrier>): TraceState | undefined {
    try {
      const header = combineHeaders(getter.get(carrier, TRACESTATE), MAX_LIST_LENGTH);
      return header === "" ? undefined : new W3cTraceState(header);
    } catch (error) {
      this.#reportExtract(error);
      return undefined;
    }
  }
}
