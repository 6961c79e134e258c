import type { Answer } from "../endpoint.ts";
import { typedEvent, type ServerSentEvent, type TypedData } from "../server-sent-event.ts";
import { contentBlocks } from "./content-blocks.ts";
import { messageObject, messageStop } from "./message-object.ts";
import { deltaUsage, usageOf } from "./usage.ts";

const PING: TypedData = { type: "ping" };

/**
 * The events of a streamed message. One ping comes early, after the beginning of the first block if there is one.
 *
 * Source: https://platform.claude.com/docs/en/build-with-claude/streaming
 */
export const messageEvents = (answer: Answer): readonly ServerSentEvent[] => {
  const usage = usageOf(answer);
  const blocks = contentBlocks(answer).flatMap(({ begun, deltas }, index): TypedData[] => [
    { type: "content_block_start", index, content_block: begun },
    ...(index === 0 ? [PING] : []),
    ...deltas.map((delta): TypedData => ({ type: "content_block_delta", index, delta })),
    { type: "content_block_stop", index },
  ]);
  const events: readonly TypedData[] = [
    { type: "message_start", message: messageObject(answer, true) },
    ...(blocks.length === 0 ? [PING] : blocks),
    { type: "message_delta", delta: messageStop(answer), ...(usage !== null && { usage: deltaUsage(usage) }) },
    { type: "message_stop" },
  ];
  return events.map((event) => typedEvent(event));
};
