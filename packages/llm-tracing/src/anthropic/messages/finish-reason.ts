import {
  FINISH_REASON_CONTENT_FILTER,
  FINISH_REASON_LENGTH,
  FINISH_REASON_STOP,
  FINISH_REASON_TOOL_CALL,
  type FinishReason,
} from "@sideband/semconv";

/** What the conventions have a word for. Others, such as `pause_turn`, stay as they are. */
const REASONS: ReadonlyMap<string, FinishReason> = /* @__PURE__ */ new Map<string, FinishReason>([
  ["end_turn", FINISH_REASON_STOP],
  ["stop_sequence", FINISH_REASON_STOP],
  ["max_tokens", FINISH_REASON_LENGTH],
  ["model_context_window_exceeded", FINISH_REASON_LENGTH],
  ["tool_use", FINISH_REASON_TOOL_CALL],
  ["refusal", FINISH_REASON_CONTENT_FILTER],
]);

/** Anthropic's stop reason as the conventions have it; null where there is none yet. */
export const finishReason = (reason: unknown): string | null =>
  typeof reason === "string" && reason !== "" ? (REASONS.get(reason) ?? reason) : null;
