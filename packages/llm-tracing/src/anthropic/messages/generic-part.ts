import { readProperty } from "@sideband/propagation/lifetime";

import { listOf } from "../../list-of.ts";
import type { MessagePart } from "../../content/message.ts";

/** What only the provider can read: signatures, and what it encrypts. Nobody else is told anything by it. */
const isOpaque = (name: string): boolean => name === "signature" || name.startsWith("encrypted_");

const membersWithoutOpaque = (value: object): object =>
  Object.fromEntries(Object.entries(value).filter(([name]) => !isOpaque(name)));

/** The same without what only the provider can read, be it a block's content or a list of blocks. */
export const withoutOpaque = (content: unknown): unknown =>
  listOf(content)?.map(withoutOwnOpaque) ?? withoutOwnOpaque(content);

const withoutOwnOpaque = (value: unknown): unknown => (isMembers(value) ? membersWithoutOpaque(value) : value);

const isMembers = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A block whose shape is not known goes out as it is, under a type of its own. */
export const genericPart = (block: unknown): MessagePart => {
  const type = readProperty(block, "type");
  const genericType = typeof type === "string" && type !== "" ? type : "unknown";
  // All that is in it is encrypted.
  if (genericType === "redacted_thinking") return { type: "generic", generic_type: genericType };
  return { ...(isMembers(block) && membersWithoutOpaque(block)), type: "generic", generic_type: genericType };
};
