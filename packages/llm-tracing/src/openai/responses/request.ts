import { readProperty } from "@sideband/propagation/lifetime";
import { ATTR_OPENAI_API_TYPE, OPENAI_API_TYPE_RESPONSES } from "@sideband/semconv";

import type { Endpoint } from "../../client/endpoint.ts";
import { listOf } from "../../list-of.ts";
import type { RequestContent } from "../../client/model-api.ts";
import type { ToolDefinition } from "../../content/message.ts";
import type { InferenceRequest } from "../../inference/inference-request.ts";
import { textOf } from "../parts/text-of.ts";
import { outputTypeOf } from "../request/output-type.ts";
import { type Parameters, parametersOf, SAMPLING } from "../request/parameters.ts";
import { requestedTier } from "../request/service-tier.ts";
import { inputMessages } from "./items.ts";

const PARAMETERS: Parameters = [
  ...SAMPLING,
  ["model", "model"],
  ["max_output_tokens", "maxTokens"],
  ["previous_response_id", "previousResponseId"],
];

/** The id of a conversation that the provider keeps, given as it is or in an object. */
export const conversationId = (conversation: unknown): string | undefined =>
  textOf(conversation) ?? textOf(readProperty(conversation, "id"));

/** A history that has been compacted begins with what it has been compacted to. */
const isCompacted = (input: unknown): boolean =>
  listOf(input)?.some((item) => readProperty(item, "type") === "compaction") ?? false;

/** What a body for `responses.create` asks for. The body is read, never changed. */
export const requestOf = (body: unknown, endpoint: Endpoint): InferenceRequest => {
  const prompt = readProperty(body, "prompt");
  return {
    ...endpoint,
    ...parametersOf(body, PARAMETERS),
    ...({
      reasoningLevel: readProperty(readProperty(body, "reasoning"), "effort"),
      outputType: outputTypeOf(readProperty(readProperty(body, "text"), "format")),
      conversationId: conversationId(readProperty(body, "conversation")),
      conversationCompacted: isCompacted(readProperty(body, "input")),
      promptName: readProperty(prompt, "id"),
      promptVersion: readProperty(prompt, "version"),
    } as Partial<InferenceRequest>),
    attributes: { [ATTR_OPENAI_API_TYPE]: OPENAI_API_TYPE_RESPONSES, ...requestedTier(body) },
  };
};

/** Tools that the provider has ready go by their type, a server of tools by its label. */
const toolDefinition = (tool: unknown): ToolDefinition => {
  const type = textOf(readProperty(tool, "type")) ?? "function";
  const name = textOf(readProperty(tool, "name")) ?? textOf(readProperty(tool, "server_label"));
  return { type, name: name ?? type };
};

/** The content of a body, apart: it is converted only where it is wanted. */
export const contentOf = (body: unknown): RequestContent => {
  const messages = inputMessages(readProperty(body, "input"));
  const instructions = textOf(readProperty(body, "instructions"));
  const tools = listOf(readProperty(body, "tools"));
  return {
    ...(messages.length > 0 && { messages }),
    ...(instructions !== undefined && { systemInstructions: [{ type: "text", content: instructions }] }),
    ...(tools !== undefined && { tools: tools.map(toolDefinition) }),
  };
};
