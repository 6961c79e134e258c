import type { CompletionReply, ToolCallRequest } from "./completion-reply.ts";
import { splitText } from "./split-text.ts";

const PIECE_CHARACTERS = 8;

/** A tool call's arguments as the text that goes over the wire. */
export const argumentsText = (value: ToolCallRequest["arguments"]): string =>
  typeof value === "string" ? value : JSON.stringify(value);

/** The pieces in which they are streamed. */
export const argumentPieces = (call: ToolCallRequest, chunks: CompletionReply["chunks"]): readonly string[] => {
  const text = argumentsText(call.arguments);
  return splitText(text, typeof chunks === "number" ? chunks : Math.ceil(text.length / PIECE_CHARACTERS));
};

/** What the text says, or `undefined` if it is not JSON. */
export const argumentsValue = (value: ToolCallRequest["arguments"]): unknown => {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return undefined;
  }
};
