import {
  GEN_AI_OPERATION_CHAT,
  GEN_AI_OPERATION_EXECUTE_TOOL,
  GEN_AI_OPERATION_INVOKE_AGENT,
  GEN_AI_OPERATION_PLAN,
  GEN_AI_OPERATION_RETRIEVAL,
  GEN_AI_OPERATION_SEARCH_MEMORY,
} from "../values/operation.ts";
import { SIDEBAND_OPERATION_REASON, SIDEBAND_OPERATION_SELECT_TOOL } from "../values/sideband-operation.ts";

const nameByOperation: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  [GEN_AI_OPERATION_CHAT, "gen_ai.chat"],
  [GEN_AI_OPERATION_INVOKE_AGENT, "agent.run"],
  [GEN_AI_OPERATION_EXECUTE_TOOL, "agent.tool_call"],
  [GEN_AI_OPERATION_PLAN, "agent.reasoning"],
  [SIDEBAND_OPERATION_REASON, "agent.reasoning"],
  [SIDEBAND_OPERATION_SELECT_TOOL, "agent.tool_selection"],
  [GEN_AI_OPERATION_SEARCH_MEMORY, "agent.memory_retrieval"],
  [GEN_AI_OPERATION_RETRIEVAL, "agent.memory_retrieval"],
]);

/**
 * The name that `refinement-1.0` gives to the span of an operation, or `undefined` where it has none. A span has one
 * name: it takes the place of the official one. The numbered `agent.step.{n}` is left out, since it has no bound.
 *
 * @example
 * refinementSpanName("execute_tool"); // "agent.tool_call"
 */
export const refinementSpanName = (operation: string): string | undefined => nameByOperation.get(operation);

/** The span event at the first chunk of a stream. Its `token_preview` is content. */
export const REFINEMENT_EVENT_FIRST_TOKEN = "first_token";

/** The span event that tells how an agent reasoned. Its `thought` is content. */
export const REFINEMENT_EVENT_REASONING_DETAILS = "reasoning_details";
