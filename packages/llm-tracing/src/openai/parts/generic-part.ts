import { readProperty } from "@sideband/propagation/lifetime";

import type { MessagePart } from "../../content/message.ts";
import { textOf } from "./text-of.ts";

/** A part whose shape is not known goes out as it is, under a type of its own. */
export const genericPart = (part: unknown): MessagePart => ({
  ...(typeof part === "object" && part),
  type: "generic",
  generic_type: textOf(readProperty(part, "type")) ?? "unknown",
});
