import type { Surface } from "../counts/surface.ts";
import type { Redaction } from "../redaction.ts";
import { WITHHELD_LABEL } from "../replace/labels.ts";
import type { TimedEvent } from "../sdk/readable-span.ts";
import { eventFacts } from "./body-facts.ts";
import { guarded } from "./guarded.ts";
import type { Mutable } from "./mutable.ts";
import { copyTime, NO_TIME } from "./numbers.ts";
import { NO_ATTRIBUTES, readAttributes, readDroppedAttributesCount } from "./read-attributes.ts";
import { redactText } from "./redact-text.ts";

/** Cleans what happened at a moment of a span, an exception among others. */
export const redactEvent = (redaction: Redaction, event: TimedEvent): TimedEvent => {
  const name = guarded(redaction, event, readName, "event_name", WITHHELD_LABEL);
  const surface = name === "exception" ? "exception" : "event_attribute";
  const copy: Mutable<TimedEvent> = { time: guarded(redaction, event, readTime, surface, NO_TIME), name };
  const attributes = guarded(redaction, event, readContent, surface, NO_ATTRIBUTES);
  if (attributes !== undefined) copy.attributes = attributes;
  const dropped = guarded(redaction, event, readDroppedAttributesCount, surface, undefined);
  if (dropped !== undefined) copy.droppedAttributesCount = dropped;
  return copy;
};

const readName = (redaction: Redaction, event: TimedEvent, surface: Surface): string =>
  redactText(redaction, event.name, surface);

const readContent = (redaction: Redaction, event: TimedEvent, surface: Surface): TimedEvent["attributes"] =>
  readAttributes(redaction, event, surface, eventFacts(redaction, event.name));

const readTime = (_redaction: Redaction, event: TimedEvent): TimedEvent["time"] => copyTime(event.time);
