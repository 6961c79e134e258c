import { ATTR_GEN_AI_CONVERSATION_ID } from "@sideband/semconv";

import { leaveOut } from "../fix-text.ts";
import type { SpanRule } from "../span-rule.ts";

const KEY = ATTR_GEN_AI_CONVERSATION_ID;

const bare = (text: string): string => text.toLowerCase().replaceAll("-", "");

export const conversationId: SpanRule = ({ attributes, span: { traceId, spanId } }) => {
  const value = attributes.get(KEY);
  if (typeof value !== "string" || value === "" || ![traceId, spanId].includes(bare(value))) return [];
  return [
    {
      rule: "conversation-id",
      level: "error",
      message: `\`${KEY}\` is the ${bare(value) === traceId ? "trace" : "span"}'s id`,
      fix: `${leaveOut(KEY)} where neither the library nor the application has one`,
      key: KEY,
    },
  ];
};
