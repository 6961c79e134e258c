import type { Link, SpanContext } from "@opentelemetry/api";

import type { Redaction } from "../redaction.ts";
import { guarded } from "./guarded.ts";
import { NO_ATTRIBUTES, readAttributes, readDroppedAttributesCount } from "./read-attributes.ts";
import { NO_SPAN_CONTEXT, redactSpanContext } from "./redact-span-context.ts";

/** Cleans a reference to another span. */
export const redactLink = (redaction: Redaction, link: Link): Link => {
  const copy: Link = { context: guarded(redaction, link, readContext, "trace_state", NO_SPAN_CONTEXT) };
  const attributes = guarded(redaction, link, readAttributes, "link_attribute", NO_ATTRIBUTES);
  if (attributes !== undefined) copy.attributes = attributes;
  const dropped = guarded(redaction, link, readDroppedAttributesCount, "link_attribute", undefined);
  if (dropped !== undefined) copy.droppedAttributesCount = dropped;
  return copy;
};

const readContext = (redaction: Redaction, { context }: Link): SpanContext => redactSpanContext(redaction, context);
