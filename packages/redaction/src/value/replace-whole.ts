import type { Surface } from "../counts/surface.ts";
import type { Redaction } from "../redaction.ts";
import { CONTENT_LABEL, KEY_LABEL } from "../replace/labels.ts";

/** Replaces a text as a whole: what its key says is a secret, or content that is switched off. Counts it the first time. */
export const replaceWhole = (
  { record }: Redaction,
  text: string,
  reason: "key" | "content",
  surface: Surface,
  maxLength: number,
): string => {
  const label = reason === "key" ? KEY_LABEL : CONTENT_LABEL;
  // Of part of a label nobody could say later that it is one.
  const shown = label.length <= maxLength ? label : "";
  if (text !== "" && text !== shown) record.replaced(reason, surface);
  return text === "" ? "" : shown;
};
