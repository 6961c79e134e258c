import type { MessagePart } from "../../content/message.ts";
import { listOf } from "../../list-of.ts";
import { textOf } from "./text-of.ts";

/** The parts of a message's content, which is a list of them or one text. */
export const partsOf = (content: unknown, partOf: (part: unknown) => MessagePart): MessagePart[] => {
  const parts = listOf(content);
  if (parts !== undefined) return parts.map((part) => partOf(part));
  const whole = textOf(content);
  return whole === undefined ? [] : [{ type: "text", content: whole }];
};
