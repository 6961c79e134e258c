import type { Surface } from "../counts/surface.ts";
import type { Redaction } from "../redaction.ts";
import { WITHHELD_LABEL } from "../replace/labels.ts";
import { redactValue } from "../value/redact-value.ts";

/** Cleans a text that has no key. What is no text, against its type, is written out as one first. */
export const redactText = (redaction: Redaction, value: unknown, surface: Surface): string => {
  const text = typeof value === "string" ? value : String(value);
  const clean = redactValue(redaction, redaction.keys.facts(""), text, surface);
  return typeof clean === "string" ? clean : WITHHELD_LABEL;
};
