import type { RecordAttributes, SpanRecord } from "../../../src/index.ts";

export const TRACE_ID = "0af7651916cd43dd8448eb211c80319c";
export const SPAN_ID = "b7ad6b7169203331";

const START = 1_767_225_600_000_000_000n;

const CLIENT = { kind: "client" } as const;
const SERVER_ADDRESS = { "server.address": "api.example.com", "server.port": 443 };

/** A span that took 1.2 seconds and went well. */
export const span = (name: string, attributes: RecordAttributes, change: Partial<SpanRecord> = {}): SpanRecord => ({
  traceId: TRACE_ID,
  spanId: SPAN_ID,
  parentSpanId: null,
  name,
  kind: "internal",
  startTimeUnixNano: START,
  endTimeUnixNano: START + 1_200_000_000n,
  status: { code: "unset", message: "" },
  attributes,
  events: [],
  links: [],
  resource: { attributes: {} },
  scope: { name: "app", version: "" },
  ...change,
});

/** The same span with other attributes; `undefined` takes one away. */
export const having = (
  sound: SpanRecord,
  attributes: RecordAttributes,
  change: Partial<SpanRecord> = {},
): SpanRecord => ({
  ...sound,
  attributes: Object.fromEntries(
    Object.entries({ ...sound.attributes, ...attributes }).filter(([, value]) => value !== undefined),
  ),
  ...change,
});

export const chat: SpanRecord = span(
  "chat gpt-4o",
  {
    "gen_ai.operation.name": "chat",
    "gen_ai.provider.name": "openai",
    "gen_ai.request.model": "gpt-4o",
    "gen_ai.request.stream": true,
    "gen_ai.request.choice.count": 2,
    "gen_ai.request.seed": 7,
    "gen_ai.request.top_k": 40,
    "gen_ai.request.temperature": 0,
    "gen_ai.request.top_p": 0.5,
    "gen_ai.request.frequency_penalty": -1.5,
    "gen_ai.request.max_tokens": 256,
    "gen_ai.request.stop_sequences": ["\n\n"],
    "gen_ai.request.reasoning.level": "low",
    "gen_ai.output.type": "json",
    "gen_ai.conversation.id": "5a0d9d0e-0f0a-4bd4-9d6f-5ae9bdb0a0f5",
    "gen_ai.conversation.compacted": true,
    "gen_ai.prompt.name": "greeting",
    "gen_ai.prompt.version": "3",
    ...SERVER_ADDRESS,
    "gen_ai.response.id": "chatcmpl-123",
    "gen_ai.response.model": "gpt-4o-2024-08-06",
    "gen_ai.response.finish_reasons": ["stop", "error"],
    "gen_ai.response.time_to_first_chunk": 0.42,
    "gen_ai.usage.input_tokens": 100,
    "gen_ai.usage.output_tokens": 20,
    "gen_ai.usage.cache_read.input_tokens": 60,
    "gen_ai.usage.cache_write.input_tokens": 100,
    "gen_ai.usage.reasoning.output_tokens": 20,
    "gen_ai.usage.text.input_tokens": 40,
    "gen_ai.usage.image.input_tokens": 60,
    "openai.api.type": "chat_completions",
    "openai.request.service_tier": "flex",
    "sideband.usage.cost.amount": 0.0021,
    "sideband.usage.cost.currency": "USD",
    "sideband.usage.cost.source": "local",
    "http.response.status_code": 200,
    "app.user.plan": "free",
  },
  CLIENT,
);

export const failedChat: SpanRecord = span(
  "chat claude-opus-4",
  {
    "gen_ai.operation.name": "chat",
    "gen_ai.provider.name": "anthropic",
    "gen_ai.request.model": "claude-opus-4",
    "gen_ai.response.finish_reasons": ["error"],
    "error.type": "rate_limit_error",
  },
  { ...CLIENT, status: { code: "error", message: "Too many requests, ask again in 5 s" } },
);

const localChat: SpanRecord = span("chat llama", {
  "gen_ai.operation.name": "chat",
  "gen_ai.provider.name": "node-llama-cpp",
  "gen_ai.request.model": "llama",
});

export const embeddings: SpanRecord = span(
  "embeddings text-embedding-3-small",
  {
    "gen_ai.operation.name": "embeddings",
    "gen_ai.provider.name": "openai",
    "gen_ai.request.model": "text-embedding-3-small",
    "gen_ai.request.encoding_formats": ["float"],
    "gen_ai.embeddings.dimension.count": 1536,
    "gen_ai.usage.input_tokens": 8,
  },
  CLIENT,
);

export const retrieval: SpanRecord = span(
  "retrieval orders",
  { "gen_ai.operation.name": "retrieval", "gen_ai.data_source.id": "orders", "gen_ai.retrieval.top_k": 5 },
  CLIENT,
);

export const fetchResponse: SpanRecord = span(
  "fetch_response",
  {
    "gen_ai.operation.name": "fetch_response",
    "gen_ai.provider.name": "openai",
    "gen_ai.response.id": "resp_1",
    "gen_ai.response.status": "in_progress",
    "gen_ai.request.stream_cursor": "12",
  },
  CLIENT,
);

export const memory: SpanRecord = span("search_memory", {
  "gen_ai.operation.name": "search_memory",
  "gen_ai.memory.store.id": "long-term",
  "gen_ai.memory.record.count": 0,
});

const createAgent: SpanRecord = span(
  "create_agent support",
  {
    "gen_ai.operation.name": "create_agent",
    "gen_ai.provider.name": "azure.ai.inference",
    "gen_ai.agent.name": "support",
    "gen_ai.agent.id": "asst_1",
    "server.address": "example.azure.com",
  },
  CLIENT,
);

export const remoteAgent: SpanRecord = span(
  "invoke_agent support",
  {
    "gen_ai.operation.name": "invoke_agent",
    "gen_ai.provider.name": "aws.bedrock",
    "gen_ai.agent.name": "support",
    "gen_ai.agent.id": "asst_1",
    "aws.bedrock.knowledge_base.id": "kb",
    ...SERVER_ADDRESS,
  },
  CLIENT,
);

export const agent: SpanRecord = span("invoke_agent support", {
  "gen_ai.operation.name": "invoke_agent",
  "gen_ai.agent.name": "support",
  "gen_ai.usage.input_tokens": 240,
  "gen_ai.usage.output_tokens": 12n,
  "gen_ai.response.finish_reasons": ["stop"],
});

export const workflow: SpanRecord = span("invoke_workflow", { "gen_ai.operation.name": "invoke_workflow" });

export const tool: SpanRecord = span("execute_tool lookup_order", {
  "gen_ai.operation.name": "execute_tool",
  "gen_ai.tool.name": "lookup_order",
  "gen_ai.tool.call.id": "call_1",
  "gen_ai.tool.type": "function",
  "gen_ai.agent.name": "support",
});

export const skill: SpanRecord = span("execute_tool run pdf", {
  "gen_ai.operation.name": "execute_tool",
  "gen_ai.tool.name": "run",
  "gen_ai.skill.name": "pdf",
  "process.exit.code": 0,
});

/** An outer span of a tool's execution that took on what MCP knows. */
const toolOverMcp: SpanRecord = having(tool, { "mcp.method.name": "tools/call", "mcp.session.id": "s" });

const plan: SpanRecord = span("plan support", {
  "gen_ai.operation.name": "plan",
  "gen_ai.agent.name": "support",
});

export const mcpToolCall: SpanRecord = span(
  "tools/call get-weather",
  {
    "mcp.method.name": "tools/call",
    "gen_ai.tool.name": "get-weather",
    "gen_ai.operation.name": "execute_tool",
    "jsonrpc.request.id": "10",
    "network.transport": "pipe",
    "server.address": "weather.example.com",
  },
  CLIENT,
);

export const mcpResource: SpanRecord = span(
  "resources/read",
  { "mcp.method.name": "resources/read", "mcp.resource.uri": "file:///a", "jsonrpc.request.id": "11" },
  { kind: "server" },
);

/** The caller's fault, answered: no failure of the server. */
const mcpInvalid: SpanRecord = span(
  "prompts/get greeting",
  {
    "mcp.method.name": "prompts/get",
    "gen_ai.prompt.name": "greeting",
    "jsonrpc.request.id": "12",
    "rpc.status_code": "-32602",
    "error.type": "-32602",
  },
  { kind: "server" },
);

export const mcpNotification: SpanRecord = span(
  "notifications/progress",
  { "mcp.method.name": "notifications/progress" },
  CLIENT,
);

const rerank: SpanRecord = span(
  "rerank rerank-3",
  { "gen_ai.operation.name": "rerank", "gen_ai.provider.name": "cohere", "gen_ai.request.model": "rerank-3" },
  CLIENT,
);

/** What a baggage processor puts on spans that are no operation of GenAI. */
export const http: SpanRecord = span(
  "POST",
  { "http.request.method": "POST", "gen_ai.conversation.id": "thread_1", "gen_ai.agent.name": "support" },
  CLIENT,
);

const vendor: SpanRecord = span("ChatOpenAI", {
  "openinference.span.kind": "LLM",
  "llm.input_messages.0.message.content": "hi",
  "traceloop.entity.name": "x",
  "ai.operationId": "ai.generateText",
  "agent.name": "support",
  "langfuse.trace.name": "t",
  "gen_ai.conversation.id": "thread_1",
});

export const nothingOfGenAi: SpanRecord = span(
  "GET /orders",
  { "server.address": "x", "error.type": "a message with spaces", "agent.name": "elastic", "http.method": "GET" },
  { kind: "server", status: { code: "ok", message: "" } },
);

/** Every kind of span that is as the conventions have it. */
export const SOUND: Readonly<Record<string, SpanRecord>> = {
  chat,
  failedChat,
  localChat,
  embeddings,
  retrieval,
  fetchResponse,
  memory,
  createAgent,
  remoteAgent,
  agent,
  workflow,
  tool,
  skill,
  toolOverMcp,
  plan,
  mcpToolCall,
  mcpResource,
  mcpInvalid,
  mcpNotification,
  rerank,
  http,
  vendor,
  nothingOfGenAi,
};
