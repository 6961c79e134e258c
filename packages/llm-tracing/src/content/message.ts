/** What depends on the tool, under a type of its own. */
interface ServerToolDetails {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** A call of a tool that the provider runs. */
interface ServerToolCall {
  readonly type: "server_tool_call";
  readonly name: string;
  readonly id?: string | null;
  readonly server_tool_call: ServerToolDetails;
}

/** What a tool that the provider runs gave. */
interface ServerToolCallResponse {
  readonly type: "server_tool_call_response";
  readonly id?: string | null;
  readonly server_tool_call_response: ServerToolDetails;
}

/** One piece of a message, in the shape that the conventions give it. Further keys are allowed everywhere. */
export type MessagePart =
  | { readonly type: "text"; readonly content: string }
  | { readonly type: "reasoning"; readonly content: string }
  | { readonly type: "tool_call"; readonly name: string; readonly id?: string | null; readonly arguments?: unknown }
  | { readonly type: "tool_call_response"; readonly response: unknown; readonly id?: string | null }
  | { readonly type: "blob"; readonly modality: string; readonly content: string; readonly mime_type?: string | null }
  | { readonly type: "file"; readonly modality: string; readonly file_id: string; readonly mime_type?: string | null }
  | { readonly type: "uri"; readonly modality: string; readonly uri: string; readonly mime_type?: string | null }
  | ServerToolCall
  | ServerToolCallResponse
  | { readonly type: "compaction"; readonly id?: string | null; readonly content?: string | null }
  | { readonly type: "generic"; readonly generic_type: string; readonly [key: string]: unknown };

/** A message to or from a model, as in `gen_ai.input.messages` and `gen_ai.output.messages`. */
export interface Message {
  readonly role: "system" | "user" | "assistant" | "tool" | (string & {});
  readonly parts: readonly MessagePart[];
  readonly name?: string | null;
}

/** A tool that a model may call. Its type and name are recorded; description and parameters are not. */
export interface ToolDefinition {
  readonly type: "function" | (string & {});
  readonly name: string;
}
