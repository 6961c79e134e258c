import type { ToolCallRequest } from "./completion-reply.ts";
import type { AnswerStamp } from "./endpoint.ts";

/** An id that is the same in every run: `prefix_000001`, with the position in the answer where there are several. */
export const countedId = (prefix: string, { number }: AnswerStamp, position?: number): string =>
  `${prefix}${String(number).padStart(6, "0")}${position === undefined ? "" : `_${position}`}`;

/** The id of a tool call: as scripted, or counted by request and position. */
export const toolCallId = (prefix: string, call: ToolCallRequest, stamp: AnswerStamp, position: number): string =>
  call.id ?? countedId(prefix, stamp, position);
