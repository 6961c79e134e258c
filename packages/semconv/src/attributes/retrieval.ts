// Retrieval, memory and embeddings.

/** The data source that a retrieval or an agent draws on. */
export const ATTR_GEN_AI_DATA_SOURCE_ID = "gen_ai.data_source.id";

/** Number of dimensions that the embedding should have. */
export const ATTR_GEN_AI_EMBEDDINGS_DIMENSION_COUNT = "gen_ai.embeddings.dimension.count";

/** What a memory search looked for. Content: recorded only on request. */
export const ATTR_GEN_AI_MEMORY_QUERY_TEXT = "gen_ai.memory.query.text";

/** Number of memory records found or touched. */
export const ATTR_GEN_AI_MEMORY_RECORD_COUNT = "gen_ai.memory.record.count";

/** The memory record that was touched. */
export const ATTR_GEN_AI_MEMORY_RECORD_ID = "gen_ai.memory.record.id";

/** The memory records themselves. Content: recorded only on request. */
export const ATTR_GEN_AI_MEMORY_RECORDS = "gen_ai.memory.records";

/** The memory store that was used. */
export const ATTR_GEN_AI_MEMORY_STORE_ID = "gen_ai.memory.store.id";

/** The documents found. Content: recorded only on request. */
export const ATTR_GEN_AI_RETRIEVAL_DOCUMENTS = "gen_ai.retrieval.documents";

/** What the retrieval looked for. Content: recorded only on request. */
export const ATTR_GEN_AI_RETRIEVAL_QUERY_TEXT = "gen_ai.retrieval.query.text";

/** Number of documents asked for. */
export const ATTR_GEN_AI_RETRIEVAL_TOP_K = "gen_ai.retrieval.top_k";
