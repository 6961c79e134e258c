import type { TraceState } from "@opentelemetry/api";

import { combineHeaders } from "./combine-headers.ts";
import { MAX_LIST_LENGTH } from "./trace-state-grammar.ts";
import { W3cTraceState } from "./w3c-trace-state.ts";

/**
 * The trace state that a `tracestate` header stands for, or several of them, in their order. Never throws.
 *
 * It keeps to the grammar and the limits of W3C Trace Context, level 2: what is serialized always is a valid header,
 * of at most 32 members and 512 characters. Whatever does not fit goes, long members first, then from the end. A list
 * with an invalid member is none, and neither is one longer than 32 members can be. A member that is `set` is in front
 * of all others, which make room for it from the end.
 *
 * @see https://www.w3.org/TR/trace-context-2/#tracestate-header
 * @example
 * ```ts
 * import { parseTraceState } from "@sideband/propagation";
 *
 * const traceState = parseTraceState("rojo=00f067aa0ba902b7,congo=t61rcWkgMzE").set("ot", "th:8");
 * ```
 */
export const parseTraceState = (header: string | readonly string[]): TraceState =>
  new W3cTraceState(combineHeaders(header, MAX_LIST_LENGTH));
