/**
 * What becomes of a finding. `"label"`: `[EMAIL]`. `"mask"`: asterisks and the last characters. `"hmac"`: label and a
 * keyed hash, so that equal values stay equal. `"remove"`: nothing is left.
 */
export type RedactionMode = "label" | "mask" | "hmac" | "remove";

/** All of them. */
export const REDACTION_MODES: readonly RedactionMode[] = /* @__PURE__ */ Object.freeze([
  "label",
  "mask",
  "hmac",
  "remove",
] as const);
