import type { OpenAiApiType, OpenAiServiceTier } from "../values/openai.ts";
import type { GenAiOperation } from "../values/operation.ts";
import type { FinishReason } from "../values/finish-reason.ts";
import type { Provider } from "../values/provider.ts";
import type { ResponseStatus } from "../values/response-status.ts";
import type { FailureAttributes } from "./failure-attributes.ts";
import type { Open, RequestAttributes } from "./request-attributes.ts";
import type { UsageAttributes } from "./usage-attributes.ts";

/**
 * The attributes of a model call's span. Only the operation and the provider are required: a call can fail before
 * anything else is known. Content is a JSON string here, which every line of the SDK takes.
 */
export interface LlmAttributes extends RequestAttributes, UsageAttributes, FailureAttributes {
  "gen_ai.operation.name": Open<GenAiOperation>;
  "gen_ai.provider.name": Open<Provider>;
  "server.address"?: string;
  "server.port"?: number;
  "gen_ai.conversation.id"?: string;
  /** Only ever `true`. */
  "gen_ai.conversation.compacted"?: true;
  "gen_ai.prompt.name"?: string;
  "gen_ai.prompt.version"?: string;
  [variable: `gen_ai.prompt.variable.${string}`]: string;
  "gen_ai.embeddings.dimension.count"?: number;
  "gen_ai.response.id"?: string;
  "gen_ai.response.model"?: string;
  "gen_ai.response.status"?: Open<ResponseStatus>;
  "gen_ai.response.finish_reasons"?: Open<FinishReason>[];
  /** Seconds. */
  "gen_ai.response.time_to_first_chunk"?: number;
  "gen_ai.system_instructions"?: string;
  "gen_ai.input.messages"?: string;
  "gen_ai.output.messages"?: string;
  "gen_ai.tool.definitions"?: string;
  "openai.api.type"?: Open<OpenAiApiType>;
  "openai.request.service_tier"?: Open<OpenAiServiceTier>;
  "openai.response.service_tier"?: string;
  "openai.response.system_fingerprint"?: string;
  "aws.bedrock.guardrail.id"?: string;
  "aws.bedrock.knowledge_base.id"?: string;
  "azure.resource_provider.namespace"?: string;
  "sideband.response.chunk.count"?: number;
  "sideband.response.output_tokens_per_second"?: number;
}
