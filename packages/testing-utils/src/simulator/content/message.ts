/** A part of a message, in the shape of the conventions' JSON schema. */
export type MessagePart =
  | { readonly type: "text"; readonly content: string }
  | { readonly type: "tool_call"; readonly id: string; readonly name: string; readonly arguments: object }
  | { readonly type: "tool_call_response"; readonly id: string; readonly response: unknown };

/** One element of `gen_ai.input.messages` or `gen_ai.output.messages`. */
export interface Message {
  readonly role: "user" | "assistant" | "tool";
  readonly parts: readonly MessagePart[];
}
