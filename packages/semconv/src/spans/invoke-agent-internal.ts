import { table } from "../table.ts";
import type { RequirementLevel } from "./requirement-level.ts";
import type { SpanDefinition } from "./span-definition.ts";

const ATTRIBUTES = /* @__PURE__ */ table<RequirementLevel>({
  "gen_ai.operation.name": "required",
  "gen_ai.request.model": "conditionally required",
  "gen_ai.request.choice.count": "conditionally required",
  "gen_ai.request.seed": "conditionally required",
  "gen_ai.output.type": "conditionally required",
  "gen_ai.conversation.id": "conditionally required",
  "gen_ai.agent.name": "conditionally required",
  "gen_ai.agent.description": "conditionally required",
  "gen_ai.data_source.id": "conditionally required",
  "error.type": "conditionally required",
  "gen_ai.request.max_tokens": "recommended",
  "gen_ai.request.temperature": "recommended",
  "gen_ai.request.top_p": "recommended",
  "gen_ai.request.frequency_penalty": "recommended",
  "gen_ai.request.presence_penalty": "recommended",
  "gen_ai.request.stop_sequences": "recommended",
  "gen_ai.response.finish_reasons": "recommended",
  "gen_ai.usage.input_tokens": "recommended",
  "gen_ai.usage.output_tokens": "recommended",
  "gen_ai.system_instructions": "opt-in",
  "gen_ai.input.messages": "opt-in",
  "gen_ai.output.messages": "opt-in",
  "gen_ai.tool.definitions": "opt-in",
});

/** A run of an agent or a workflow in this process. Ids, versions and providers are those of hosted agents. */
export const INVOKE_AGENT_INTERNAL: SpanDefinition = {
  kinds: ["INTERNAL"],
  name: "{gen_ai.operation.name} {gen_ai.agent.name}",
  operations: ["invoke_agent", "invoke_workflow"],
  attributes: ATTRIBUTES,
  forbidden: [
    "gen_ai.provider.name",
    "gen_ai.agent.id",
    "gen_ai.agent.version",
    "gen_ai.usage.cache_read.input_tokens",
    "gen_ai.usage.cache_write.input_tokens",
    "server.address",
    "server.port",
  ],
};
