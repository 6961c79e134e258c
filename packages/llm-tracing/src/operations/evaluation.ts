import {
  type Attributes,
  type Context,
  context,
  isSpanContextValid,
  type Span,
  type SpanContext,
  trace,
  TraceFlags,
} from "@opentelemetry/api";
import { readProperty } from "@sideband/propagation/lifetime";
import {
  ATTR_ERROR_TYPE,
  ATTR_GEN_AI_EVALUATION_EXPLANATION,
  ATTR_GEN_AI_EVALUATION_NAME,
  ATTR_GEN_AI_EVALUATION_SCORE_LABEL,
  ATTR_GEN_AI_EVALUATION_SCORE_VALUE,
  ATTR_GEN_AI_RESPONSE_ID,
} from "@sideband/semconv";

import { onEvents, onSpans } from "../content/capture-content.ts";
import { referredSpan, type SpanReference } from "../context/span-reference.ts";
import { EVALUATION_RESULT } from "../events/event-kind.ts";
import { type AttributeFields, attributesFrom, double, string } from "../span/attribute-fields.ts";
import { inDialects } from "../span/dialect-names.ts";
import type { TracerSettings } from "../span/tracer-settings.ts";

/** A score that was given to an answer of a model, or to what an agent has done. */
export interface Evaluation {
  /** What was judged, for example `relevance`. */
  readonly name: string;
  readonly scoreValue?: number;
  /** For example `pass`. */
  readonly scoreLabel?: string;
  /** Why, which may quote what was judged: recorded only where content is captured. */
  readonly explanation?: string;
  /** Where the span is not at hand. */
  readonly responseId?: string;
  /** For an evaluation that failed. */
  readonly errorType?: string;
  /** The span that was judged, or its context. @default the active span */
  readonly of?: SpanReference;
}

const FIELDS: AttributeFields<keyof Evaluation> = [
  ["name", ATTR_GEN_AI_EVALUATION_NAME, string],
  ["scoreValue", ATTR_GEN_AI_EVALUATION_SCORE_VALUE, double],
  ["scoreLabel", ATTR_GEN_AI_EVALUATION_SCORE_LABEL, string],
  ["responseId", ATTR_GEN_AI_RESPONSE_ID, string],
  ["errorType", ATTR_ERROR_TYPE, string],
];

const EXPLANATION: AttributeFields<keyof Evaluation> = [["explanation", ATTR_GEN_AI_EVALUATION_EXPLANATION, string]];

const isSampled = (active: Context): boolean => {
  const spanContext = trace.getSpanContext(active);
  return spanContext === undefined || (spanContext.traceFlags & TraceFlags.SAMPLED) !== 0;
};

/** The span that was judged, if it is at hand, and the context in which it is the active one. */
const judged = (of: unknown): { readonly span: Span | undefined; readonly context: Context } => {
  const active = context.active();
  if (of === undefined || of === null) return { span: trace.getActiveSpan(), context: active };
  const span = referredSpan(of);
  if (span !== undefined) return { span, context: trace.setSpan(active, span) };
  const spanContext = of as SpanContext;
  return { span, context: isSpanContextValid(spanContext) ? trace.setSpanContext(active, spanContext) : active };
};

/**
 * Tells a score as a log record in the context of the span that was judged; where no logger takes it, as an event of
 * that span, if it is still open. A span that is not sampled takes nothing, by intent.
 *
 * @see https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-events/
 */
export const tellEvaluation = (settings: TracerSettings, evaluation: Evaluation): void =>
  settings.isolation.run("an evaluation", () => {
    const { captureContent, dialects } = settings.options;
    const attributes = settings.clean(attributesFrom(evaluation, FIELDS));
    const explanation = settings.clean(attributesFrom(evaluation, EXPLANATION));
    const told = (captured: boolean): Attributes =>
      inDialects({ ...attributes, ...(captured && explanation) }, dialects);
    const { span, context: own } = judged(readProperty(evaluation, "of"));
    if (settings.emit(EVALUATION_RESULT, own, () => told(onEvents(captureContent)))) return;
    if (span?.isRecording() === true) span.addEvent(EVALUATION_RESULT.eventName, told(onSpans(captureContent)));
    else if (isSampled(own))
      settings.warn("evaluations are lost: there is neither a logger nor an open span to take them");
  });
