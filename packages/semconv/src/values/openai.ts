export const OPENAI_API_TYPE_CHAT_COMPLETIONS = "chat_completions";
export const OPENAI_API_TYPE_RESPONSES = "responses";

export type OpenAiApiType = typeof OPENAI_API_TYPE_CHAT_COMPLETIONS | typeof OPENAI_API_TYPE_RESPONSES;

/** What `openai.api.type` may be. */
export const OPENAI_API_TYPES: readonly OpenAiApiType[] = /* @__PURE__ */ Object.freeze([
  OPENAI_API_TYPE_CHAT_COMPLETIONS,
  OPENAI_API_TYPE_RESPONSES,
] as const);

export const OPENAI_SERVICE_TIER_AUTO = "auto";
export const OPENAI_SERVICE_TIER_DEFAULT = "default";

export type OpenAiServiceTier = typeof OPENAI_SERVICE_TIER_AUTO | typeof OPENAI_SERVICE_TIER_DEFAULT;

/** What `openai.request.service_tier` may be. */
export const OPENAI_SERVICE_TIERS: readonly OpenAiServiceTier[] = /* @__PURE__ */ Object.freeze([
  OPENAI_SERVICE_TIER_AUTO,
  OPENAI_SERVICE_TIER_DEFAULT,
] as const);
