import { createContextKey, trace, type Context, type SpanContext } from "@opentelemetry/api";

import { isRandom } from "./trace-flags.ts";

/** The API's own key. Keys are global symbols, by which copies and versions of the API understand each other. */
const SPAN = createContextKey("OpenTelemetry Context Key SPAN");

const REMOTE_TRACE = createContextKey("@sideband/propagation remote trace");

/** The trace that a remote caller has asked to continue. */
export interface RemoteTrace {
  /** Valid, for it was parsed. */
  readonly traceId: string;
  /** The trace came with the random flag. */
  readonly isRandom: boolean;
}

/**
 * A context with two values in fields, of which the span changes all the time: the API's contexts copy a map of all
 * values for each change.
 */
class RemoteContext implements Context {
  readonly #others: Context;
  readonly #span: unknown;
  readonly #remoteTrace: unknown;

  constructor(others: Context, span: unknown, remoteTrace: unknown) {
    this.#others = others;
    this.#span = span;
    this.#remoteTrace = remoteTrace;
  }

  getValue(key: symbol): unknown {
    if (key === SPAN) return this.#span;
    return key === REMOTE_TRACE ? this.#remoteTrace : this.#others.getValue(key);
  }

  setValue(key: symbol, value: unknown): RemoteContext {
    if (key === SPAN) return new RemoteContext(this.#others, value, this.#remoteTrace);
    if (key === REMOTE_TRACE) return new RemoteContext(this.#others, this.#span, value);
    return new RemoteContext(this.#others.setValue(key, value), this.#span, this.#remoteTrace);
  }

  deleteValue(key: symbol): RemoteContext {
    if (key === SPAN || key === REMOTE_TRACE) return this.setValue(key, undefined);
    return new RemoteContext(this.#others.deleteValue(key), this.#span, this.#remoteTrace);
  }

  /** Contexts of callers within contexts of callers do not pile up. */
  static of(context: Context, span: unknown, remoteTrace: RemoteTrace): RemoteContext {
    return new RemoteContext(context instanceof RemoteContext ? context.#others : context, span, remoteTrace);
  }
}

/**
 * The context of what a remote caller has asked for.
 *
 * The trace is noted, for spans of the stock SDK do not take over the random flag from their parent: where it came it
 * has to be sent with all requests that continue the trace, and with none where it did not.
 */
export const remoteContext = (context: Context, caller: SpanContext): Context => {
  const remoteTrace: RemoteTrace = { traceId: caller.traceId, isRandom: isRandom(caller.traceFlags) };
  return RemoteContext.of(context, trace.wrapSpanContext(caller), remoteTrace);
};

/** The trace of that id, where it is the one that a remote caller has asked to continue. */
export const findRemoteTrace = (context: Context, traceId: string): RemoteTrace | undefined => {
  const remoteTrace = context.getValue(REMOTE_TRACE) as RemoteTrace | undefined;
  return remoteTrace?.traceId === traceId ? remoteTrace : undefined;
};
