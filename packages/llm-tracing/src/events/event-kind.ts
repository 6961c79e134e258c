import {
  EVENT_GEN_AI_CLIENT_INFERENCE_OPERATION_DETAILS,
  EVENT_GEN_AI_EVALUATION_RESULT,
  EVENT_SIDEBAND_AGENT_REASONING,
} from "@sideband/semconv";

import { type EventRecord, type EventSeverity, SEVERITY_NUMBERS } from "./logger.ts";

/** A kind of log record with a name. */
export type EventKind = Omit<EventRecord, "attributes" | "context">;

const kind = (eventName: string, severityText: EventSeverity): EventKind => ({
  eventName,
  severityText,
  severityNumber: SEVERITY_NUMBERS[severityText],
});

/** A call of a model, with all that its span has. */
export const INFERENCE_DETAILS: EventKind = /* @__PURE__ */ kind(
  EVENT_GEN_AI_CLIENT_INFERENCE_OPERATION_DETAILS,
  "DEBUG",
);

/** What an agent has decided. */
export const AGENT_REASONING: EventKind = /* @__PURE__ */ kind(EVENT_SIDEBAND_AGENT_REASONING, "INFO");

/** A score. The conventions give it no severity. */
export const EVALUATION_RESULT: EventKind = { eventName: EVENT_GEN_AI_EVALUATION_RESULT };
