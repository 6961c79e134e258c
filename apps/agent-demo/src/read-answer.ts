import type OpenAI from "openai";

export interface Answer {
  text: string;
  /** Put together from the pieces in which they were streamed. */
  readonly toolCalls: { id: string; name: string; arguments: string }[];
  /** Whether it was read to its end. */
  complete: boolean;
}

/** Reads a streamed answer; no more than `maxPieces` of its text, and then leaves the stream. */
export const readAnswer = async (
  stream: AsyncIterable<OpenAI.Chat.ChatCompletionChunk>,
  maxPieces: number = Infinity,
): Promise<Answer> => {
  const answer: Answer = { text: "", toolCalls: [], complete: false };
  let pieces = 0;
  for await (const { choices } of stream) {
    const delta = choices[0]?.delta;
    for (const part of delta?.tool_calls ?? []) {
      const call = (answer.toolCalls[part.index] ??= { id: "", name: "", arguments: "" });
      call.id += part.id ?? "";
      call.name += part.function?.name ?? "";
      call.arguments += part.function?.arguments ?? "";
    }
    if (typeof delta?.content !== "string" || delta.content === "") continue;
    answer.text += delta.content;
    pieces += 1;
    if (pieces >= maxPieces) return answer;
  }
  answer.complete = true;
  return answer;
};
