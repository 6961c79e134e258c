import { ATTR_GEN_AI_COMPLETION, ATTR_GEN_AI_PROMPT } from "./attributes/deprecated.ts";
import {
  ATTR_GEN_AI_EVALUATION_EXPLANATION,
  ATTR_GEN_AI_INPUT_MESSAGES,
  ATTR_GEN_AI_OUTPUT_MESSAGES,
  ATTR_GEN_AI_PROMPT_VARIABLE,
  ATTR_GEN_AI_SYSTEM_INSTRUCTIONS,
} from "./attributes/gen-ai.ts";
import {
  ATTR_GEN_AI_MEMORY_QUERY_TEXT,
  ATTR_GEN_AI_MEMORY_RECORDS,
  ATTR_GEN_AI_RETRIEVAL_DOCUMENTS,
  ATTR_GEN_AI_RETRIEVAL_QUERY_TEXT,
} from "./attributes/retrieval.ts";
import {
  ATTR_SIDEBAND_ERROR_FILTER_REASON,
  ATTR_SIDEBAND_REASONING_THOUGHT,
  ATTR_SIDEBAND_TOOL_SELECTION_REASON,
} from "./attributes/sideband.ts";
import {
  ATTR_GEN_AI_TOOL_CALL_ARGUMENTS,
  ATTR_GEN_AI_TOOL_CALL_RESULT,
  ATTR_GEN_AI_TOOL_DEFINITIONS,
  ATTR_GEN_AI_TOOL_DESCRIPTION,
} from "./attributes/tool.ts";
import {
  REFINEMENT_ERROR_FILTER_REASON,
  REFINEMENT_THOUGHT,
  REFINEMENT_TOKEN_PREVIEW,
  REFINEMENT_TOOL_REASON,
} from "./dialects/refinement-names.ts";

/**
 * The keys whose values may hold content: prompts, completions, tool arguments and results, retrieved and remembered
 * text, thoughts. Names of every dialect are here. `gen_ai.prompt.variable` stands for every key that begins with it;
 * ask {@link isContentKey} rather than this list.
 */
export const CONTENT_KEYS: readonly string[] = /* @__PURE__ */ Object.freeze([
  ATTR_GEN_AI_SYSTEM_INSTRUCTIONS,
  ATTR_GEN_AI_INPUT_MESSAGES,
  ATTR_GEN_AI_OUTPUT_MESSAGES,
  ATTR_GEN_AI_PROMPT_VARIABLE,
  ATTR_GEN_AI_TOOL_DEFINITIONS,
  ATTR_GEN_AI_TOOL_DESCRIPTION,
  ATTR_GEN_AI_TOOL_CALL_ARGUMENTS,
  ATTR_GEN_AI_TOOL_CALL_RESULT,
  ATTR_GEN_AI_RETRIEVAL_QUERY_TEXT,
  ATTR_GEN_AI_RETRIEVAL_DOCUMENTS,
  ATTR_GEN_AI_MEMORY_QUERY_TEXT,
  ATTR_GEN_AI_MEMORY_RECORDS,
  ATTR_GEN_AI_EVALUATION_EXPLANATION,
  ATTR_GEN_AI_PROMPT,
  ATTR_GEN_AI_COMPLETION,
  ATTR_SIDEBAND_TOOL_SELECTION_REASON,
  ATTR_SIDEBAND_REASONING_THOUGHT,
  ATTR_SIDEBAND_ERROR_FILTER_REASON,
  REFINEMENT_TOOL_REASON,
  REFINEMENT_ERROR_FILTER_REASON,
  REFINEMENT_TOKEN_PREVIEW,
  REFINEMENT_THOUGHT,
]);

const contentKeys: ReadonlySet<string> = /* @__PURE__ */ new Set(CONTENT_KEYS);

const promptVariablePrefix = "gen_ai.prompt.variable.";

/**
 * Whether an attribute's value may hold content.
 *
 * @example
 * isContentKey("gen_ai.prompt.variable.city"); // true
 */
export const isContentKey = (key: string): boolean => contentKeys.has(key) || key.startsWith(promptVariablePrefix);
