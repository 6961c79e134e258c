import type { CompletionReply, ToolCallRequest } from "../completion-reply.ts";
import { argumentsText } from "../reply-usage.ts";
import { splitText } from "../split-text.ts";
import { toolCallId } from "./tool-call-id.ts";

type Delta = Readonly<Record<string, unknown>>;

const ARGUMENT_PIECE_CHARACTERS = 8;

const argumentPieces = (call: ToolCallRequest, chunks: CompletionReply["chunks"]): readonly string[] => {
  const text = argumentsText(call.arguments);
  return splitText(text, typeof chunks === "number" ? chunks : Math.ceil(text.length / ARGUMENT_PIECE_CHARACTERS));
};

const toolCallDeltas = (reply: CompletionReply, callNumber: number): readonly Delta[] =>
  reply.toolCalls.flatMap((call, index): Delta[] => {
    const id = toolCallId(call, callNumber, index);
    const opening = { index, id, type: "function", function: { name: call.name, arguments: "" } };
    const pieces = argumentPieces(call, reply.chunks);
    return [
      { tool_calls: [opening] },
      ...pieces.map((piece): Delta => ({ tool_calls: [{ index, function: { arguments: piece } }] })),
    ];
  });

/**
 * The deltas of one choice in order: the role, the text in pieces, then each tool call as its name and partial
 * arguments.
 *
 * Source: https://developers.openai.com/api/reference/resources/chat (the chat completion chunk object)
 */
export const chatDeltas = (reply: CompletionReply, callNumber: number): readonly Delta[] => [
  { role: "assistant", content: reply.text === null ? null : "", refusal: null },
  ...splitText(reply.text ?? "", reply.chunks).map((content): Delta => ({ content })),
  ...toolCallDeltas(reply, callNumber),
];
