export const TOKEN_MODALITY_TEXT = "text";
export const TOKEN_MODALITY_IMAGE = "image";
export const TOKEN_MODALITY_AUDIO = "audio";
export const TOKEN_MODALITY_UNKNOWN = "unknown";

export type TokenModality =
  | typeof TOKEN_MODALITY_TEXT
  | typeof TOKEN_MODALITY_IMAGE
  | typeof TOKEN_MODALITY_AUDIO
  | typeof TOKEN_MODALITY_UNKNOWN;

/** What `gen_ai.token.modality` may be. */
export const TOKEN_MODALITIES: readonly TokenModality[] = /* @__PURE__ */ Object.freeze([
  TOKEN_MODALITY_TEXT,
  TOKEN_MODALITY_IMAGE,
  TOKEN_MODALITY_AUDIO,
  TOKEN_MODALITY_UNKNOWN,
] as const);
