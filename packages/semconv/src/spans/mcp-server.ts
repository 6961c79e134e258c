import { table } from "../table.ts";
import type { RequirementLevel } from "./requirement-level.ts";
import type { SpanDefinition } from "./span-definition.ts";

const ATTRIBUTES = /* @__PURE__ */ table<RequirementLevel>({
  "mcp.method.name": "required",
  "gen_ai.tool.name": "conditionally required",
  "gen_ai.prompt.name": "conditionally required",
  "jsonrpc.request.id": "conditionally required",
  "mcp.resource.uri": "conditionally required",
  "error.type": "conditionally required",
  "rpc.status_code": "conditionally required",
  "gen_ai.operation.name": "recommended",
  "mcp.session.id": "recommended",
  "mcp.protocol.version": "recommended",
  "network.transport": "recommended",
  "network.protocol.name": "recommended",
  "network.protocol.version": "recommended",
  "jsonrpc.protocol.version": "recommended",
  "client.address": "recommended",
  "client.port": "recommended",
  "gen_ai.tool.call.arguments": "opt-in",
  "gen_ai.tool.call.result": "opt-in",
  "gen_ai.prompt.variable": "opt-in",
});

/** A request or notification of the Model Context Protocol, as its receiver sees it. */
export const MCP_SERVER: SpanDefinition = {
  kinds: ["SERVER"],
  name: "{mcp.method.name} {gen_ai.tool.name|gen_ai.prompt.name}",
  operations: [],
  attributes: ATTRIBUTES,
  forbidden: [],
};
