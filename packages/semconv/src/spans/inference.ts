import { table } from "../table.ts";
import type { RequirementLevel } from "./requirement-level.ts";
import type { SpanDefinition } from "./span-definition.ts";

const ATTRIBUTES = /* @__PURE__ */ table<RequirementLevel>({
  "gen_ai.operation.name": "required",
  "gen_ai.provider.name": "required",
  "gen_ai.request.model": "conditionally required",
  "gen_ai.request.stream": "conditionally required",
  "gen_ai.request.choice.count": "conditionally required",
  "gen_ai.request.seed": "conditionally required",
  "gen_ai.request.top_k": "conditionally required",
  "gen_ai.output.type": "conditionally required",
  "gen_ai.conversation.id": "conditionally required",
  "gen_ai.prompt.name": "conditionally required",
  "gen_ai.prompt.version": "conditionally required",
  "server.port": "conditionally required",
  "error.type": "conditionally required",
  "gen_ai.request.max_tokens": "recommended",
  "gen_ai.request.temperature": "recommended",
  "gen_ai.request.top_p": "recommended",
  "gen_ai.request.frequency_penalty": "recommended",
  "gen_ai.request.presence_penalty": "recommended",
  "gen_ai.request.stop_sequences": "recommended",
  "gen_ai.request.reasoning.level": "recommended",
  "gen_ai.request.previous_response.id": "recommended",
  "gen_ai.conversation.compacted": "recommended",
  "server.address": "recommended",
  "gen_ai.response.id": "recommended",
  "gen_ai.response.model": "recommended",
  "gen_ai.response.finish_reasons": "recommended",
  "gen_ai.response.time_to_first_chunk": "recommended",
  "gen_ai.usage.input_tokens": "recommended",
  "gen_ai.usage.output_tokens": "recommended",
  "gen_ai.usage.cache_read.input_tokens": "recommended",
  "gen_ai.usage.cache_write.input_tokens": "recommended",
  "gen_ai.usage.reasoning.output_tokens": "recommended",
  "gen_ai.usage.text.input_tokens": "recommended",
  "gen_ai.usage.image.input_tokens": "recommended",
  "gen_ai.usage.audio.input_tokens": "recommended",
  "gen_ai.usage.text.output_tokens": "recommended",
  "gen_ai.usage.image.output_tokens": "recommended",
  "gen_ai.usage.audio.output_tokens": "recommended",
  "gen_ai.usage.text.cache_read.input_tokens": "recommended",
  "gen_ai.usage.image.cache_read.input_tokens": "recommended",
  "gen_ai.usage.audio.cache_read.input_tokens": "recommended",
  "gen_ai.system_instructions": "opt-in",
  "gen_ai.input.messages": "opt-in",
  "gen_ai.output.messages": "opt-in",
  "gen_ai.tool.definitions": "opt-in",
  "gen_ai.prompt.variable": "opt-in",
});

const PROVIDERS = /* @__PURE__ */ table<Readonly<Record<string, RequirementLevel>>>({
  openai: {
    "gen_ai.request.model": "required",
    "openai.request.service_tier": "conditionally required",
    "openai.response.service_tier": "conditionally required",
    "openai.response.system_fingerprint": "recommended",
    "openai.api.type": "recommended",
  },
  anthropic: {
    "gen_ai.request.top_k": "recommended",
  },
  "aws.bedrock": {
    "aws.bedrock.guardrail.id": "required",
    "aws.bedrock.knowledge_base.id": "recommended",
    "gen_ai.request.top_k": "recommended",
  },
  "azure.ai.inference": {
    "azure.resource_provider.namespace": "recommended",
    "server.port": "conditionally required",
  },
});

/** One call of a model that generates something. */
export const INFERENCE: SpanDefinition = {
  kinds: ["CLIENT", "INTERNAL"],
  name: "{gen_ai.operation.name} {gen_ai.request.model}",
  operations: ["chat", "generate_content", "text_completion"],
  attributes: ATTRIBUTES,
  forbidden: [],
  providers: PROVIDERS,
};
