import { argumentsText, argumentsValue } from "../arguments-text.ts";
import type { CompletionReply, FinishReason, ToolCallRequest } from "../completion-reply.ts";

const FINISH_REASONS: Readonly<Record<FinishReason, string>> = {
  stop: "STOP",
  length: "MAX_TOKENS",
  tool_calls: "STOP",
  content_filter: "SAFETY",
};

/** The arguments of a call as an object, or `null` if they are broken. */
export const callArguments = (call: ToolCallRequest): object | null => {
  const value = argumentsValue(call.arguments);
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : null;
};

/**
 * Why a candidate ended, with Gemini's own remark. A call whose arguments are broken is never sent: Gemini says so here.
 *
 * Source: https://ai.google.dev/api/generate-content#FinishReason
 */
export const candidateEnd = ({ toolCalls, finishReason }: CompletionReply): Readonly<Record<string, string>> => {
  const broken = toolCalls.find((call) => callArguments(call) === null);
  if (broken !== undefined) {
    const finishMessage = `Malformed function call: ${broken.name}(${argumentsText(broken.arguments)})`;
    return { finishReason: "MALFORMED_FUNCTION_CALL", finishMessage };
  }
  return {
    finishReason: FINISH_REASONS[finishReason],
    ...(finishReason === "tool_calls" && { finishMessage: "Model generated function call(s)." }),
  };
};
