import {
  agent,
  chat,
  embeddings,
  having,
  mcpNotification,
  mcpToolCall,
  memory,
  nothingOfGenAi,
  retrieval,
  skill,
  tool,
  workflow,
} from "../support/sound-spans.ts";
import type { Row } from "./row.ts";

/** Names, kinds, ends and status. */
export const NAMES: readonly Row[] = [
  [
    "a name without the model",
    having(chat, {}, { name: "chat" }),
    [["span-name", undefined, 'name the span "chat gpt-4o"']],
  ],
  ["a name of another operation", having(chat, {}, { name: "openai.chat" }), [["span-name"]]],
  ["a name with an index", having(agent, {}, { name: "invoke_agent support 3" }), [["span-name"]]],
  ["a tool's name with what is no skill", having(skill, {}, { name: "execute_tool run docx" }), [["span-name"]]],
  [
    "a memory's name with more",
    having(memory, {}, { name: "search_memory long-term" }),
    [["span-name", undefined, /"search_memory"$/]],
  ],
  [
    "an MCP name without its tool",
    having(mcpToolCall, {}, { name: "tools/call" }),
    [["span-name", undefined, /"tools\/call get-weather"$/]],
  ],
  [
    "a model that the name does not have",
    having(retrieval, { "gen_ai.data_source.id": "other" }),
    [["span-name", undefined, /"retrieval other"$/]],
  ],
  [
    "a chat that is internal to nobody",
    having(chat, {}, { kind: "server" }),
    [["span-kind", undefined, "start the span as CLIENT or INTERNAL"]],
  ],
  [
    "a tool as a client",
    having(tool, {}, { kind: "client" }),
    [["span-kind", undefined, "start the span as INTERNAL"]],
  ],
  [
    "an agent as a producer",
    having(agent, {}, { kind: "producer" }),
    [["span-kind", undefined, "start the span as CLIENT or INTERNAL"]],
  ],
  [
    "a workflow as a client",
    having(workflow, {}, { kind: "client" }),
    [["span-kind", undefined, "start the span as INTERNAL"]],
  ],
  [
    "embeddings in this process",
    having(embeddings, {}, { kind: "internal" }),
    [["span-kind", undefined, "start the span as CLIENT"]],
  ],
  [
    "MCP without a side",
    having(mcpNotification, {}, { kind: "unspecified" }),
    [["span-kind", undefined, "start the span as CLIENT or SERVER"]],
  ],
  ["an end that never came", having(tool, {}, { endTimeUnixNano: null }), [["never-ended"]]],
  ["an end that never came, over the wire", having(tool, {}, { endTimeUnixNano: 0n }), [["never-ended"]]],
  [
    "an end that never came, of a span of the web",
    having(nothingOfGenAi, {}, { endTimeUnixNano: null }),
    [["never-ended"]],
  ],
  [
    "status OK",
    having(chat, {}, { status: { code: "ok", message: "" } }),
    [["status-ok", undefined, undefined, "warning"]],
  ],
  ["a name of refinement-1.0", having(chat, {}, { name: "gen_ai.chat" }), [["span-name"]]],
];
