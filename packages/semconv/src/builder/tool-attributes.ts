import type { McpMethod } from "../values/mcp-method.ts";
import type { ToolType } from "../values/tool-type.ts";
import type { FailureAttributes } from "./failure-attributes.ts";
import type { Open } from "./request-attributes.ts";

/** The attributes of a tool call's span. A call that goes out over MCP carries that protocol's attributes too. */
export interface ToolAttributes extends FailureAttributes {
  "gen_ai.operation.name": "execute_tool";
  "gen_ai.tool.name": string;
  "gen_ai.tool.type"?: Open<ToolType>;
  "gen_ai.tool.description"?: string;
  "gen_ai.tool.call.id"?: string;
  "gen_ai.tool.call.arguments"?: string;
  "gen_ai.tool.call.result"?: string;
  "gen_ai.agent.name"?: string;
  "gen_ai.conversation.id"?: string;
  "gen_ai.skill.name"?: string;
  "gen_ai.skill.description"?: string;
  "gen_ai.skill.resource.name"?: string;
  "gen_ai.skill.source.uri"?: string;
  "mcp.method.name"?: Open<McpMethod>;
  "mcp.protocol.version"?: string;
  "mcp.resource.uri"?: string;
  "mcp.session.id"?: string;
  "jsonrpc.protocol.version"?: string;
  "jsonrpc.request.id"?: string;
  "rpc.status_code"?: string;
  "network.protocol.name"?: string;
  "network.protocol.version"?: string;
  "network.transport"?: string;
  "process.executable.name"?: string;
  "process.executable.path"?: string;
  "process.exit.code"?: number;
  "server.address"?: string;
  "server.port"?: number;
}
