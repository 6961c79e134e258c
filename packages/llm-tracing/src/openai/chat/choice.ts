import { readProperty } from "@sideband/propagation/lifetime";
import { FINISH_REASON_TOOL_CALL } from "@sideband/semconv";

/** Where the choices of an API hold what the model says. */
export interface ChoiceShape {
  /** The message of a choice that came in one piece. */
  message(choice: unknown): unknown;
  /** The piece of a message that a choice of a chunk brings. */
  delta(choice: unknown): unknown;
}

export const CHAT_CHOICE: ChoiceShape = {
  message: (choice) => readProperty(choice, "message"),
  delta: (choice) => readProperty(choice, "delta"),
};

/** The finish reason of a choice as the conventions have it; null where there is none yet. */
export const finishReason = (choice: unknown): string | null => {
  const reason = readProperty(choice, "finish_reason");
  if (reason === "tool_calls" || reason === "function_call") return FINISH_REASON_TOOL_CALL;
  return typeof reason === "string" && reason !== "" ? reason : null;
};
