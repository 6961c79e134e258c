import { table } from "./table.ts";

export type SpanKindName = "CLIENT" | "INTERNAL" | "SERVER";

/** What the conventions say about one type of span. The type itself is not on the wire. */
export interface SpanDefinition {
  /** Kinds that the span may have; the first is the usual one. */
  readonly kinds: readonly SpanKindName[];
  /** How the name is made. A part whose attribute is unknown is left out. */
  readonly name: string;
  /** The `gen_ai.operation.name` values that make this type of span. */
  readonly operations: readonly string[];
}

/**
 * Every type of span of the GenAI conventions.
 *
 * @example
 * SPANS["gen_ai.execute_tool"]?.name; // "execute_tool {gen_ai.tool.name}"
 */
export const SPANS: Readonly<Record<string, SpanDefinition>> = /* @__PURE__ */ table<SpanDefinition>({
  "gen_ai.client.inference": {
    kinds: ["CLIENT", "INTERNAL"],
    name: "{gen_ai.operation.name} {gen_ai.request.model}",
    operations: ["chat", "generate_content", "text_completion"],
  },
  "gen_ai.client.embeddings": {
    kinds: ["CLIENT"],
    name: "{gen_ai.operation.name} {gen_ai.request.model}",
    operations: ["embeddings"],
  },
  "gen_ai.retrieval.client": {
    kinds: ["CLIENT"],
    name: "{gen_ai.operation.name} {gen_ai.data_source.id}",
    operations: ["retrieval"],
  },
  "gen_ai.fetch_response.client": {
    kinds: ["CLIENT"],
    name: "{gen_ai.operation.name}",
    operations: ["fetch_response"],
  },
  "gen_ai.memory.client": {
    kinds: ["CLIENT", "INTERNAL"],
    name: "{gen_ai.operation.name}",
    operations: [
      "create_memory_store",
      "search_memory",
      "create_memory",
      "update_memory",
      "upsert_memory",
      "delete_memory",
      "delete_memory_store",
    ],
  },
  "gen_ai.create_agent.client": {
    kinds: ["CLIENT"],
    name: "create_agent {gen_ai.agent.name}",
    operations: ["create_agent"],
  },
  "gen_ai.invoke_agent.client": {
    kinds: ["CLIENT"],
    name: "invoke_agent {gen_ai.agent.name}",
    operations: ["invoke_agent"],
  },
  "gen_ai.invoke_agent.internal": {
    kinds: ["INTERNAL"],
    name: "{gen_ai.operation.name} {gen_ai.agent.name}",
    operations: ["invoke_agent", "invoke_workflow"],
  },
  "gen_ai.execute_tool": {
    kinds: ["INTERNAL"],
    name: "execute_tool {gen_ai.tool.name}",
    operations: ["execute_tool"],
  },
  "gen_ai.plan.internal": { kinds: ["INTERNAL"], name: "plan {gen_ai.agent.name}", operations: ["plan"] },
  "mcp.client": {
    kinds: ["CLIENT"],
    name: "{mcp.method.name} {gen_ai.tool.name|gen_ai.prompt.name}",
    operations: [],
  },
  "mcp.server": {
    kinds: ["SERVER"],
    name: "{mcp.method.name} {gen_ai.tool.name|gen_ai.prompt.name}",
    operations: [],
  },
});
