import type { Operation } from "../span/operation.ts";
import { INFERENCE_DETAILS } from "./event-kind.ts";

/**
 * Tells of a call of a model as a log record, with all that its span has, and with its content, structured, where that
 * is captured on events.
 *
 * @see https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-events/
 */
export const emitInferenceDetails = (operation: Operation): void =>
  operation.tell(INFERENCE_DETAILS, () => operation.attributes);
