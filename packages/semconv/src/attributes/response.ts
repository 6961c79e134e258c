// What the model answered.

/** Why the generation ended, one per choice and in the same order. */
export const ATTR_GEN_AI_RESPONSE_FINISH_REASONS = "gen_ai.response.finish_reasons";

/** Id of the response. */
export const ATTR_GEN_AI_RESPONSE_ID = "gen_ai.response.id";

/** Exact model that answered. */
export const ATTR_GEN_AI_RESPONSE_MODEL = "gen_ai.response.model";

/** State of a stored response: `queued`, `in_progress`, `completed`, …. */
export const ATTR_GEN_AI_RESPONSE_STATUS = "gen_ai.response.status";

/** Seconds from issuing the request to the first chunk. */
export const ATTR_GEN_AI_RESPONSE_TIME_TO_FIRST_CHUNK = "gen_ai.response.time_to_first_chunk";
