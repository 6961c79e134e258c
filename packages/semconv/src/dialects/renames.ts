import { ATTR_ERROR_TYPE } from "../attributes/core.ts";
import { ATTR_GEN_AI_REQUEST_TOP_K, ATTR_GEN_AI_REQUEST_STREAM } from "../attributes/request.ts";
import { ATTR_GEN_AI_SYSTEM, ATTR_GEN_AI_USAGE_CACHE_CREATION_INPUT_TOKENS } from "../attributes/deprecated.ts";
import { ATTR_GEN_AI_AGENT_NAME, ATTR_GEN_AI_PROVIDER_NAME } from "../attributes/gen-ai.ts";
import {
  ATTR_GEN_AI_RESPONSE_FINISH_REASONS,
  ATTR_GEN_AI_RESPONSE_TIME_TO_FIRST_CHUNK,
} from "../attributes/response.ts";
import { ATTR_GEN_AI_MEMORY_RECORD_COUNT, ATTR_GEN_AI_RETRIEVAL_TOP_K } from "../attributes/retrieval.ts";
import {
  ATTR_SIDEBAND_AGENT_PARENT_NAME,
  ATTR_SIDEBAND_AGENT_STEP,
  ATTR_SIDEBAND_ERROR_FILTER_REASON,
  ATTR_SIDEBAND_ERROR_RETRY_AFTER,
  ATTR_SIDEBAND_ERROR_TOKEN_LIMIT,
  ATTR_SIDEBAND_ERROR_TOKENS_REQUESTED,
  ATTR_SIDEBAND_MEMORY_QUERY_LENGTH,
  ATTR_SIDEBAND_REASONING_CONFIDENCE,
  ATTR_SIDEBAND_REASONING_TYPE,
  ATTR_SIDEBAND_RESPONSE_OUTPUT_TOKENS_PER_SECOND,
  ATTR_SIDEBAND_TOOL_SELECTION_REASON,
} from "../attributes/sideband.ts";
import { ATTR_GEN_AI_TOOL_NAME } from "../attributes/tool.ts";
import { ATTR_GEN_AI_USAGE_CACHE_WRITE_INPUT_TOKENS } from "../attributes/usage.ts";
import {
  type Convert,
  toErrorCategory,
  toFinishReason,
  toMilliseconds,
  toRefinementSystem,
  toSystem,
} from "./convert.ts";
import {
  REFINEMENT_AGENT_NAME,
  REFINEMENT_AGENT_PARENT,
  REFINEMENT_AGENT_STEP,
  REFINEMENT_ERROR_FILTER_REASON,
  REFINEMENT_ERROR_RETRY_AFTER_MS,
  REFINEMENT_ERROR_TOKENS_REQUESTED,
  REFINEMENT_ERROR_TOKEN_LIMIT,
  REFINEMENT_ERROR_TYPE,
  REFINEMENT_FINISH_REASON,
  REFINEMENT_MEMORY_QUERY_LENGTH,
  REFINEMENT_MEMORY_RESULTS_COUNT,
  REFINEMENT_REASONING_CONFIDENCE,
  REFINEMENT_REASONING_TYPE,
  REFINEMENT_STREAMING,
  REFINEMENT_TIME_TO_FIRST_TOKEN_MS,
  REFINEMENT_TOKENS_PER_SECOND,
  REFINEMENT_TOOL_NAME,
  REFINEMENT_TOOL_REASON,
} from "./refinement-names.ts";

/** How an older generation writes one official attribute. */
export interface Rename {
  readonly key: string;
  /** Absent where the value is the same. */
  readonly convert?: Convert;
  /** Whether the generation has the official name too, and writes both. */
  readonly keepsOfficial?: true;
}

/** The general conventions 1.41. They have `gen_ai.provider.name`; what reads dashboards has `gen_ai.system`. */
export const SEMCONV_RENAMES: ReadonlyMap<string, Rename> = /* @__PURE__ */ new Map<string, Rename>([
  [ATTR_GEN_AI_PROVIDER_NAME, { key: ATTR_GEN_AI_SYSTEM, convert: toSystem, keepsOfficial: true }],
  [ATTR_GEN_AI_USAGE_CACHE_WRITE_INPUT_TOKENS, { key: ATTR_GEN_AI_USAGE_CACHE_CREATION_INPUT_TOKENS }],
  [ATTR_GEN_AI_RETRIEVAL_TOP_K, { key: ATTR_GEN_AI_REQUEST_TOP_K }],
]);

/** The specification. It has no word for the general `error.type`, which therefore stays beside its own. */
export const REFINEMENT_RENAMES: ReadonlyMap<string, Rename> = /* @__PURE__ */ new Map<string, Rename>([
  [ATTR_GEN_AI_PROVIDER_NAME, { key: ATTR_GEN_AI_SYSTEM, convert: toRefinementSystem }],
  [ATTR_GEN_AI_RESPONSE_FINISH_REASONS, { key: REFINEMENT_FINISH_REASON, convert: toFinishReason }],
  [ATTR_GEN_AI_REQUEST_STREAM, { key: REFINEMENT_STREAMING }],
  [ATTR_GEN_AI_RESPONSE_TIME_TO_FIRST_CHUNK, { key: REFINEMENT_TIME_TO_FIRST_TOKEN_MS, convert: toMilliseconds }],
  [ATTR_SIDEBAND_RESPONSE_OUTPUT_TOKENS_PER_SECOND, { key: REFINEMENT_TOKENS_PER_SECOND }],
  [ATTR_ERROR_TYPE, { key: REFINEMENT_ERROR_TYPE, convert: toErrorCategory, keepsOfficial: true }],
  [ATTR_SIDEBAND_ERROR_RETRY_AFTER, { key: REFINEMENT_ERROR_RETRY_AFTER_MS, convert: toMilliseconds }],
  [ATTR_SIDEBAND_ERROR_TOKEN_LIMIT, { key: REFINEMENT_ERROR_TOKEN_LIMIT }],
  [ATTR_SIDEBAND_ERROR_TOKENS_REQUESTED, { key: REFINEMENT_ERROR_TOKENS_REQUESTED }],
  [ATTR_SIDEBAND_ERROR_FILTER_REASON, { key: REFINEMENT_ERROR_FILTER_REASON }],
  [ATTR_GEN_AI_AGENT_NAME, { key: REFINEMENT_AGENT_NAME }],
  [ATTR_SIDEBAND_AGENT_STEP, { key: REFINEMENT_AGENT_STEP }],
  [ATTR_SIDEBAND_AGENT_PARENT_NAME, { key: REFINEMENT_AGENT_PARENT }],
  [ATTR_GEN_AI_TOOL_NAME, { key: REFINEMENT_TOOL_NAME }],
  [ATTR_SIDEBAND_TOOL_SELECTION_REASON, { key: REFINEMENT_TOOL_REASON }],
  [ATTR_SIDEBAND_REASONING_TYPE, { key: REFINEMENT_REASONING_TYPE }],
  [ATTR_SIDEBAND_REASONING_CONFIDENCE, { key: REFINEMENT_REASONING_CONFIDENCE }],
  [ATTR_SIDEBAND_MEMORY_QUERY_LENGTH, { key: REFINEMENT_MEMORY_QUERY_LENGTH }],
  [ATTR_GEN_AI_MEMORY_RECORD_COUNT, { key: REFINEMENT_MEMORY_RESULTS_COUNT }],
]);
