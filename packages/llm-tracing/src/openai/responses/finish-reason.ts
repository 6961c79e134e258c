import { readProperty } from "@sideband/propagation/lifetime";
import {
  FINISH_REASON_LENGTH,
  FINISH_REASON_STOP,
  FINISH_REASON_TOOL_CALL,
  RESPONSE_STATUS_COMPLETED,
  RESPONSE_STATUS_INCOMPLETE,
  RESPONSE_STATUS_IN_PROGRESS,
  RESPONSE_STATUS_QUEUED,
} from "@sideband/semconv";

import { itemType } from "./item-parts.ts";

/** The calls that a model waits for. The provider runs those of its own tools, or says what came of them. */
const CALLS: ReadonlySet<unknown> = new Set([
  "function_call",
  "custom_tool_call",
  "computer_call",
  "local_shell_call",
  "shell_call",
  "apply_patch_call",
]);

const waitsForTools = (items: readonly unknown[]): boolean => {
  const answered = new Set(
    items.filter((item) => itemType(item).endsWith("_output")).map((item) => readProperty(item, "call_id")),
  );
  return items.some((item) => CALLS.has(readProperty(item, "type")) && !answered.has(readProperty(item, "call_id")));
};

/**
 * Why a response ended. The API tells of its status, where the conventions have a reason: null where one is missing,
 * undefined where none is due yet, since the response is still being made.
 */
export const finishReason = (response: unknown, items: readonly unknown[]): string | null | undefined => {
  switch (readProperty(response, "status")) {
    case RESPONSE_STATUS_QUEUED:
    case RESPONSE_STATUS_IN_PROGRESS:
      return undefined;
    case RESPONSE_STATUS_COMPLETED:
      return waitsForTools(items) ? FINISH_REASON_TOOL_CALL : FINISH_REASON_STOP;
    case RESPONSE_STATUS_INCOMPLETE: {
      const reason = readProperty(readProperty(response, "incomplete_details"), "reason");
      if (reason === "max_output_tokens") return FINISH_REASON_LENGTH;
      return typeof reason === "string" && reason !== "" ? reason : null;
    }
    default:
      return null;
  }
};
