import { countedId } from "../counted-id.ts";
import type { FinishReason } from "../completion-reply.ts";
import type { Answer } from "../endpoint.ts";
import { contentBlocks } from "./content-blocks.ts";
import { messageUsage, usageOf } from "./usage.ts";

type Fields = Readonly<Record<string, unknown>>;

const STOP_REASONS: Readonly<Record<FinishReason, string>> = {
  stop: "end_turn",
  length: "max_tokens",
  tool_calls: "tool_use",
  content_filter: "refusal",
};

/** Why the message ends. Source: https://platform.claude.com/docs/en/build-with-claude/handling-stop-reasons */
export const messageStop = ({ reply: { finishReason, refusal } }: Answer): Fields => {
  const stopReason = refusal === null ? STOP_REASONS[finishReason] : STOP_REASONS.content_filter;
  const details = { type: "refusal", category: null, explanation: refusal };
  return {
    stop_reason: stopReason,
    stop_sequence: null,
    stop_details: stopReason === STOP_REASONS.content_filter ? details : null,
    container: null,
  };
};

/** The message object: whole, or as it begins in a stream. */
export const messageObject = (answer: Answer, begins: boolean): Fields => {
  const { reply, request, stamp } = answer;
  const usage = usageOf(answer);
  return {
    id: countedId("msg_", stamp),
    type: "message",
    role: "assistant",
    model: reply.model ?? request.model,
    content: begins ? [] : contentBlocks(answer).map((block) => block.whole),
    ...(begins ? { stop_reason: null, stop_sequence: null, stop_details: null, container: null } : messageStop(answer)),
    diagnostics: null,
    ...(usage !== null && { usage: messageUsage(usage, begins) }),
  };
};
