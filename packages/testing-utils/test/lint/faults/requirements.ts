import {
  agent,
  chat,
  embeddings,
  failedChat,
  fetchResponse,
  having,
  mcpResource,
  mcpToolCall,
  remoteAgent,
  tool,
  workflow,
} from "../support/sound-spans.ts";
import type { Row } from "./row.ts";

/** What is missing, and what must not be there. */
export const REQUIREMENTS: readonly Row[] = [
  [
    "no operation",
    having(chat, { "gen_ai.operation.name": undefined }),
    [["required-attribute", "gen_ai.operation.name", 'write `gen_ai.operation.name`, such as "chat"']],
  ],
  [
    "no provider",
    having(chat, { "gen_ai.provider.name": undefined }),
    [["required-attribute", "gen_ai.provider.name"]],
  ],
  [
    "no tool",
    having(tool, { "gen_ai.tool.name": undefined }),
    [["span-name"], ["required-attribute", "gen_ai.tool.name", 'write `gen_ai.tool.name`: "lookup_order"']],
  ],
  [
    "no tool anywhere",
    having(tool, { "gen_ai.tool.name": undefined }, { name: "execute_tool" }),
    [["required-attribute", "gen_ai.tool.name", "write `gen_ai.tool.name`"]],
  ],
  [
    "no id of what was fetched",
    having(fetchResponse, { "gen_ai.response.id": undefined }),
    [["required-attribute", "gen_ai.response.id"]],
  ],
  [
    "no provider of a remote agent",
    having(remoteAgent, { "gen_ai.provider.name": undefined }),
    [["required-attribute", "gen_ai.provider.name"]],
  ],
  ["no method of MCP", having(mcpToolCall, { "mcp.method.name": undefined }), [["span-name"], ["span-kind"]]],
  [
    "no port",
    having(chat, { "server.port": undefined }),
    [["conditional-attribute", "server.port", "write `server.port`", "error"]],
  ],
  [
    "no stream",
    having(chat, { "gen_ai.request.stream": undefined }),
    [["conditional-attribute", "gen_ai.request.stream", "write `gen_ai.request.stream`: true", "error"]],
  ],
  [
    "no count of choices",
    having(chat, { "gen_ai.request.choice.count": undefined }),
    [["conditional-attribute", "gen_ai.request.choice.count", "write `gen_ai.request.choice.count`: 2", "error"]],
  ],
  [
    "no model, of OpenAI",
    having(chat, { "gen_ai.request.model": undefined }),
    [["span-name"], ["required-attribute", "gen_ai.request.model", 'write `gen_ai.request.model`: "gpt-4o"']],
  ],
  [
    "no model, of others",
    having(failedChat, { "gen_ai.request.model": undefined, "gen_ai.response.model": "claude" }, { name: "chat" }),
    [["conditional-attribute", "gen_ai.request.model", 'write `gen_ai.request.model`: "claude"', "warning"]],
  ],
  [
    "no model of embeddings",
    having(embeddings, { "gen_ai.request.model": undefined }, { name: "embeddings" }),
    [["conditional-attribute", "gen_ai.request.model", undefined, "warning"]],
  ],
  [
    "no tool of a tool's call",
    having(mcpToolCall, { "gen_ai.tool.name": undefined }),
    [["span-name"], ["conditional-attribute", "gen_ai.tool.name", 'write `gen_ai.tool.name`: "get-weather"']],
  ],
  [
    "no prompt of a request for one",
    having(mcpResource, { "mcp.method.name": "prompts/get", "mcp.resource.uri": undefined }, { name: "prompts/get" }),
    [["conditional-attribute", "gen_ai.prompt.name"]],
  ],
  [
    "no resource",
    having(mcpResource, { "mcp.resource.uri": undefined }),
    [["conditional-attribute", "mcp.resource.uri"]],
  ],
  [
    "no id of a request",
    having(mcpResource, { "jsonrpc.request.id": undefined }),
    [["conditional-attribute", "jsonrpc.request.id"]],
  ],
  [
    "a stream that is none",
    having(failedChat, { "gen_ai.request.stream": false }),
    [["forbidden-attribute", "gen_ai.request.stream", "leave `gen_ai.request.stream` out"]],
  ],
  [
    "one choice",
    having(failedChat, { "gen_ai.request.choice.count": 1 }),
    [["forbidden-attribute", "gen_ai.request.choice.count"]],
  ],
  [
    "not compacted",
    having(chat, { "gen_ai.conversation.compacted": false }),
    [["forbidden-attribute", "gen_ai.conversation.compacted"]],
  ],
  [
    "a provider of an agent in this process",
    having(agent, { "gen_ai.provider.name": "openai" }),
    [["forbidden-attribute", "gen_ai.provider.name"]],
  ],
  [
    "a server of an agent in this process",
    having(agent, { "server.address": "x", "server.port": 1 }),
    [
      ["forbidden-attribute", "server.address"],
      ["forbidden-attribute", "server.port"],
    ],
  ],
  [
    "an id of a workflow",
    having(workflow, { "gen_ai.agent.id": "x", "gen_ai.agent.version": "1" }),
    [
      ["forbidden-attribute", "gen_ai.agent.id"],
      ["forbidden-attribute", "gen_ai.agent.version"],
    ],
  ],
  [
    "tokens of what was fetched",
    having(fetchResponse, { "gen_ai.usage.input_tokens": 1 }),
    [["forbidden-attribute", "gen_ai.usage.input_tokens"]],
  ],
  [
    "a modality",
    having(chat, { "gen_ai.token.modality": "text" }),
    [["forbidden-attribute", "gen_ai.token.modality", "put it on metrics"]],
  ],
  [
    "the main agent",
    having(agent, { "gen_ai.main_agent.id": "x" }),
    [["forbidden-attribute", "gen_ai.main_agent.id", "put it on the resource"]],
  ],
  [
    "an operation on what calls no tool",
    having(mcpResource, { "gen_ai.operation.name": "execute_tool" }),
    [["forbidden-attribute", "gen_ai.operation.name"]],
  ],
  [
    "the main agent's name",
    having(agent, { "gen_ai.main_agent.name": "x", "gen_ai.main_agent.description": "y" }),
    [
      ["forbidden-attribute", "gen_ai.main_agent.name"],
      ["forbidden-attribute", "gen_ai.main_agent.description"],
    ],
  ],
  [
    "no tool, and a name that does not tell",
    having(tool, { "gen_ai.tool.name": undefined }, { name: "lookup_order" }),
    [["span-name"], ["required-attribute", "gen_ai.tool.name", "write `gen_ai.tool.name`"]],
  ],
];
