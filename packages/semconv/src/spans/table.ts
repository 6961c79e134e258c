import { table } from "../table.ts";
import { CREATE_AGENT } from "./create-agent.ts";
import { EMBEDDINGS } from "./embeddings.ts";
import { EXECUTE_TOOL } from "./execute-tool.ts";
import { FETCH_RESPONSE } from "./fetch-response.ts";
import { INFERENCE } from "./inference.ts";
import { INVOKE_AGENT_CLIENT } from "./invoke-agent-client.ts";
import { INVOKE_AGENT_INTERNAL } from "./invoke-agent-internal.ts";
import { MCP_CLIENT } from "./mcp-client.ts";
import { MCP_SERVER } from "./mcp-server.ts";
import { MEMORY } from "./memory.ts";
import { PLAN } from "./plan.ts";
import { RETRIEVAL } from "./retrieval.ts";
import type { SpanDefinition } from "./span-definition.ts";

/**
 * Every type of span of the GenAI conventions: kinds, name, operations, and which attributes at which level.
 *
 * @example
 * SPANS["gen_ai.execute_tool"]?.name; // "execute_tool {gen_ai.tool.name}"
 * SPANS["gen_ai.execute_tool"]?.attributes["gen_ai.tool.name"]; // "required"
 */
export const SPANS: Readonly<Record<string, SpanDefinition>> = /* @__PURE__ */ table<SpanDefinition>({
  "gen_ai.client.inference": INFERENCE,
  "gen_ai.client.embeddings": EMBEDDINGS,
  "gen_ai.retrieval.client": RETRIEVAL,
  "gen_ai.fetch_response.client": FETCH_RESPONSE,
  "gen_ai.memory.client": MEMORY,
  "gen_ai.create_agent.client": CREATE_AGENT,
  "gen_ai.invoke_agent.client": INVOKE_AGENT_CLIENT,
  "gen_ai.invoke_agent.internal": INVOKE_AGENT_INTERNAL,
  "gen_ai.execute_tool": EXECUTE_TOOL,
  "gen_ai.plan.internal": PLAN,
  "mcp.client": MCP_CLIENT,
  "mcp.server": MCP_SERVER,
});
