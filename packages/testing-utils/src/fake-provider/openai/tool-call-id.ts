import type { ToolCallRequest } from "../completion-reply.ts";

/** The id of a tool call: as scripted, or counted by request and position. */
export const toolCallId = (call: ToolCallRequest, callNumber: number, index: number): string =>
  call.id ?? `call_${String(callNumber).padStart(6, "0")}_${index}`;
