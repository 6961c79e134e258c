import { context, type Span, trace } from "@opentelemetry/api";

import { withContext } from "./with-context.ts";

/**
 * Calls a function with a span active, as {@link withContext} does with a context. The span is not ended: what it
 * covers is the caller's to say. `traced` and `runOperation` end it with the work.
 *
 * @example
 * ```ts
 * const answer = await withSpan(span, () => ask(question));
 * ```
 */
export const withSpan = <T>(span: Span, fn: () => T): T => withContext(trace.setSpan(context.active(), span), fn);
