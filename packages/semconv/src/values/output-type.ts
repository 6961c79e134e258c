export const OUTPUT_TYPE_TEXT = "text";
export const OUTPUT_TYPE_JSON = "json";
export const OUTPUT_TYPE_IMAGE = "image";
export const OUTPUT_TYPE_SPEECH = "speech";

export type OutputType =
  | typeof OUTPUT_TYPE_TEXT
  | typeof OUTPUT_TYPE_JSON
  | typeof OUTPUT_TYPE_IMAGE
  | typeof OUTPUT_TYPE_SPEECH;

/** What `gen_ai.output.type` may be. */
export const OUTPUT_TYPES: readonly OutputType[] = /* @__PURE__ */ Object.freeze([
  OUTPUT_TYPE_TEXT,
  OUTPUT_TYPE_JSON,
  OUTPUT_TYPE_IMAGE,
  OUTPUT_TYPE_SPEECH,
] as const);
