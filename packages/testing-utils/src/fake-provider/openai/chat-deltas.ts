import { argumentPieces } from "../arguments-text.ts";
import { toolCallId } from "../counted-id.ts";
import type { Answer } from "../endpoint.ts";
import { splitText } from "../split-text.ts";

type Delta = Readonly<Record<string, unknown>>;

const toolCallDeltas = ({ reply, stamp }: Answer): readonly Delta[] =>
  reply.toolCalls.flatMap((call, index): Delta[] => {
    const id = toolCallId("call_", call, stamp, index);
    const opening = { index, id, type: "function", function: { name: call.name, arguments: "" } };
    return [
      { tool_calls: [opening] },
      ...argumentPieces(call, reply.chunks).map((piece): Delta => ({
        tool_calls: [{ index, function: { arguments: piece } }],
      })),
    ];
  });

/**
 * The deltas of one choice in order: the role, the text or refusal in pieces, then each tool call as its name and
 * partial arguments.
 *
 * Source: https://developers.openai.com/api/reference/resources/chat (the chat completion chunk object)
 */
export const chatDeltas = (answer: Answer): readonly Delta[] => {
  const { text, refusal, chunks } = answer.reply;
  return [
    { role: "assistant", content: text === null ? null : "", refusal: null },
    ...splitText(text ?? "", chunks).map((content): Delta => ({ content })),
    ...splitText(refusal ?? "", chunks).map((piece): Delta => ({ refusal: piece })),
    ...toolCallDeltas(answer),
  ];
};
