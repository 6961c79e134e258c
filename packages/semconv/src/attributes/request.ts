// What was asked of the model.

/** Number of candidates asked for; recorded only when it is not 1. */
export const ATTR_GEN_AI_REQUEST_CHOICE_COUNT = "gen_ai.request.choice.count";

/** Encoding formats asked for in an embeddings request. */
export const ATTR_GEN_AI_REQUEST_ENCODING_FORMATS = "gen_ai.request.encoding_formats";

/** Frequency penalty of the request. */
export const ATTR_GEN_AI_REQUEST_FREQUENCY_PENALTY = "gen_ai.request.frequency_penalty";

/** Upper limit of tokens to generate. */
export const ATTR_GEN_AI_REQUEST_MAX_TOKENS = "gen_ai.request.max_tokens";

/** Exact model name that was asked for. */
export const ATTR_GEN_AI_REQUEST_MODEL = "gen_ai.request.model";

/** Presence penalty of the request. */
export const ATTR_GEN_AI_REQUEST_PRESENCE_PENALTY = "gen_ai.request.presence_penalty";

/** The earlier response that the request continues. */
export const ATTR_GEN_AI_REQUEST_PREVIOUS_RESPONSE_ID = "gen_ai.request.previous_response.id";

/** Reasoning effort, exactly as sent: `low`, `high`, …. */
export const ATTR_GEN_AI_REQUEST_REASONING_LEVEL = "gen_ai.request.reasoning.level";

/** Seed of the request. */
export const ATTR_GEN_AI_REQUEST_SEED = "gen_ai.request.seed";

/** Sequences that stop the generation. */
export const ATTR_GEN_AI_REQUEST_STOP_SEQUENCES = "gen_ai.request.stop_sequences";

/** Whether the response is streamed. Only ever `true`; absent otherwise. */
export const ATTR_GEN_AI_REQUEST_STREAM = "gen_ai.request.stream";

/** Where in a stored response's stream the client resumes. */
export const ATTR_GEN_AI_REQUEST_STREAM_CURSOR = "gen_ai.request.stream_cursor";

/** Temperature of the request. */
export const ATTR_GEN_AI_REQUEST_TEMPERATURE = "gen_ai.request.temperature";

/** Top-k of decoding, an int. For retrieval see `gen_ai.retrieval.top_k`. */
export const ATTR_GEN_AI_REQUEST_TOP_K = "gen_ai.request.top_k";

/** Top-p of decoding. */
export const ATTR_GEN_AI_REQUEST_TOP_P = "gen_ai.request.top_p";
