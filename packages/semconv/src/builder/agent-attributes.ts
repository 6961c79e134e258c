import type { FinishReason } from "../values/finish-reason.ts";
import type { GenAiOperation } from "../values/operation.ts";
import type { Provider } from "../values/provider.ts";
import type { FailureAttributes } from "./failure-attributes.ts";
import type { Open, RequestAttributes } from "./request-attributes.ts";
import type { UsageAttributes } from "./usage-attributes.ts";

/**
 * The attributes of an agent's or workflow's span. Provider, server, id and version belong to remote agents; an agent
 * in this process leaves them out.
 */
export interface AgentAttributes extends RequestAttributes, UsageAttributes, FailureAttributes {
  "gen_ai.operation.name": Open<GenAiOperation>;
  "gen_ai.agent.name"?: string;
  "gen_ai.agent.description"?: string;
  "gen_ai.agent.id"?: string;
  "gen_ai.agent.version"?: string;
  "gen_ai.provider.name"?: Open<Provider>;
  "server.address"?: string;
  "server.port"?: number;
  "gen_ai.conversation.id"?: string;
  "gen_ai.data_source.id"?: string;
  "gen_ai.response.id"?: string;
  "gen_ai.response.model"?: string;
  "gen_ai.response.finish_reasons"?: Open<FinishReason>[];
  "gen_ai.system_instructions"?: string;
  "gen_ai.input.messages"?: string;
  "gen_ai.output.messages"?: string;
  "gen_ai.tool.definitions"?: string;
  "sideband.agent.step"?: number;
  "sideband.agent.parent.name"?: string;
  "sideband.tool.available"?: string[];
  "sideband.tool.selection.reason"?: string;
  "sideband.reasoning.type"?: string;
  "sideband.reasoning.confidence"?: number;
  "sideband.reasoning.thought"?: string;
  "sideband.reasoning.options.count"?: number;
  "sideband.reasoning.selected_action"?: string;
}
