import { readProperty } from "@sideband/propagation/lifetime";

import { listOf } from "../../list-of.ts";
import type { Message, MessagePart } from "../../content/message.ts";
import { textOf } from "../parts/text-of.ts";
import { itemParts, itemType } from "./item-parts.ts";

/** Who says what an item says, where it does not tell. */
const usualRole = (item: unknown): string => {
  const type = itemType(item);
  if (type === "message") return "user";
  return /_(output|response)$/.test(type) ? "tool" : "assistant";
};

/** What is sent, in its order: one message per item. */
export const inputMessages = (input: unknown): Message[] => {
  const items = listOf(input);
  if (items === undefined) {
    const text = textOf(input);
    return text === undefined ? [] : [{ role: "user", parts: [{ type: "text", content: text }] }];
  }
  return items.map((item) => ({
    role: textOf(readProperty(item, "role")) ?? usualRole(item),
    parts: itemParts(item),
  }));
};

/** What comes back is one message, whose parts are those of all items. */
export const outputMessages = (items: readonly unknown[]): Message[] => {
  const parts = items.flatMap((item): MessagePart[] => itemParts(item));
  return parts.length === 0 ? [] : [{ role: "assistant", parts }];
};
