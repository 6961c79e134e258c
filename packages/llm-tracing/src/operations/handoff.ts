import { isSpanContextValid, type Link, type SpanContext } from "@opentelemetry/api";
import { ATTR_SIDEBAND_LINK_TYPE, LINK_TYPE_HANDOFF } from "@sideband/semconv";

import { referredSpanContext, type SpanReference } from "../context/span-reference.ts";

/** The span of an agent that has handed over, or its context. */
export type Handoff = SpanReference;

const isValid = (context: SpanContext | undefined): context is SpanContext =>
  typeof context === "object" && context !== null && isSpanContextValid(context);

/** Links to the agents that have handed over. What is no span is none. */
export const handoffLinks = (from: unknown): Link[] => {
  if (from === undefined) return [];
  const handoffs: readonly unknown[] = Array.isArray(from) ? from : [from];
  return handoffs
    .map(referredSpanContext)
    .filter(isValid)
    .map((context) => ({ context, attributes: { [ATTR_SIDEBAND_LINK_TYPE]: LINK_TYPE_HANDOFF } }));
};
