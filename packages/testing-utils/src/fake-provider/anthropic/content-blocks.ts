import { argumentPieces, argumentsText, argumentsValue } from "../arguments-text.ts";
import { countedId, toolCallId } from "../counted-id.ts";
import type { Answer } from "../endpoint.ts";
import { splitText } from "../split-text.ts";

type Fields = Readonly<Record<string, unknown>>;

/** One block of a message's content: whole, and as it is streamed. */
export interface ContentBlock {
  readonly whole: Fields;
  readonly begun: Fields;
  readonly deltas: readonly Fields[];
}

const thinkingBlock = (thinking: string, { reply: { chunks }, stamp }: Answer): ContentBlock => {
  const signature = Buffer.from(countedId("signature_", stamp)).toString("base64");
  const pieces = splitText(thinking, typeof chunks === "number" ? chunks : null);
  return {
    whole: { type: "thinking", thinking, signature },
    begun: { type: "thinking", thinking: "", signature: "" },
    deltas: [
      ...pieces.map((piece) => ({ type: "thinking_delta", thinking: piece })),
      { type: "signature_delta", signature },
    ],
  };
};

const textBlock = (text: string, { reply: { chunks } }: Answer): ContentBlock => ({
  whole: { type: "text", text },
  begun: { type: "text", text: "" },
  deltas: splitText(text, chunks).map((piece) => ({ type: "text_delta", text: piece })),
});

const toolUseBlocks = ({ reply, stamp }: Answer): readonly ContentBlock[] =>
  reply.toolCalls.map((call, index) => {
    const id = toolCallId("toolu_", call, stamp, index);
    const block = { type: "tool_use", id, name: call.name, caller: { type: "direct" } };
    return {
      whole: { ...block, input: argumentsValue(call.arguments) ?? argumentsText(call.arguments) },
      begun: { ...block, input: {} },
      deltas: ["", ...argumentPieces(call, reply.chunks)].map((piece) => ({
        type: "input_json_delta",
        partial_json: piece,
      })),
    };
  });

/**
 * The content of a message: thinking, then text, then the tools to use. A refused request has none.
 *
 * Source: https://platform.claude.com/docs/en/build-with-claude/streaming
 */
export const contentBlocks = (answer: Answer): readonly ContentBlock[] => {
  const { reasoning, text } = answer.reply;
  return [
    ...(reasoning === null ? [] : [thinkingBlock(reasoning, answer)]),
    ...(text === null ? [] : [textBlock(text, answer)]),
    ...toolUseBlocks(answer),
  ];
};
