import type { LlmTracer } from "sideband";

/** A tool as a model is told of it, whatever its vendor. */
export interface ToolDefinition {
  readonly name: string;
  readonly description: string;
  /** The JSON schema of its input. */
  readonly parameters: {
    readonly type: "object";
    readonly properties: Record<string, { readonly type: string }>;
    readonly required: string[];
  };
}

export interface Tool extends ToolDefinition {
  run(input: Readonly<Record<string, unknown>>): Promise<object>;
}

/** What a model has asked for. */
export interface ToolUse {
  readonly id: string;
  readonly name: string;
  readonly input: unknown;
}

/** Uses a tool as a span of its own. That there is no such tool is told to the model. */
export const useTool = (llm: LlmTracer, tools: readonly Tool[], { id, name, input }: ToolUse): Promise<object> =>
  llm.tool({ name, callId: id, arguments: input }, async () => {
    const tool = tools.find((one) => one.name === name);
    return tool === undefined ? { error: `There is no tool ${name}.` } : tool.run(input as Record<string, unknown>);
  });
