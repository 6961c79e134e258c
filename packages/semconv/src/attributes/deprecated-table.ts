import type { AttributeDefinition } from "./attribute-definition.ts";
import { TOKEN_TYPES } from "../values/token-type.ts";

/** Attributes of earlier generations, with what replaced them. */
export const DEPRECATED_ATTRIBUTES: Readonly<Record<string, AttributeDefinition>> = {
  "gen_ai.completion": {
    type: "string",
    stability: "development",
    deprecated: { replacedBy: "gen_ai.output.messages" },
  },
  "gen_ai.openai.request.response_format": {
    type: "open enum",
    stability: "development",
    deprecated: { replacedBy: "gen_ai.output.type" },
  },
  "gen_ai.openai.request.seed": {
    type: "int",
    stability: "development",
    deprecated: { replacedBy: "gen_ai.request.seed" },
  },
  "gen_ai.openai.request.service_tier": {
    type: "open enum",
    stability: "development",
    deprecated: { replacedBy: "openai.request.service_tier" },
  },
  "gen_ai.openai.response.service_tier": {
    type: "string",
    stability: "development",
    deprecated: { replacedBy: "openai.response.service_tier" },
  },
  "gen_ai.openai.response.system_fingerprint": {
    type: "string",
    stability: "development",
    deprecated: { replacedBy: "openai.response.system_fingerprint" },
  },
  "gen_ai.prompt": { type: "string", stability: "development", deprecated: { replacedBy: "gen_ai.input.messages" } },
  "gen_ai.system": { type: "open enum", stability: "development", deprecated: { replacedBy: "gen_ai.provider.name" } },
  "gen_ai.token.type": {
    type: "open enum",
    stability: "development",
    values: TOKEN_TYPES,
    deprecated: {
      note: "direction moved into the metric names (gen_ai.client.inference.*.input_tokens / output_tokens)",
    },
  },
  "gen_ai.usage.cache_creation.input_tokens": {
    type: "int",
    stability: "development",
    deprecated: { replacedBy: "gen_ai.usage.cache_write.input_tokens" },
  },
  "gen_ai.usage.completion_tokens": {
    type: "int",
    stability: "development",
    deprecated: { replacedBy: "gen_ai.usage.output_tokens" },
  },
  "gen_ai.usage.prompt_tokens": {
    type: "int",
    stability: "development",
    deprecated: { replacedBy: "gen_ai.usage.input_tokens" },
  },
  "gen_ai.workflow.name": { type: "string", stability: "development", deprecated: { replacedBy: "gen_ai.agent.name" } },
  "otel.library.name": { type: "string", stability: "development", deprecated: { replacedBy: "otel.scope.name" } },
  "otel.library.version": {
    type: "string",
    stability: "development",
    deprecated: { replacedBy: "otel.scope.version" },
  },
  "rpc.response.status_code": {
    type: "string",
    stability: "development",
    deprecated: { replacedBy: "rpc.status_code" },
  },
};
