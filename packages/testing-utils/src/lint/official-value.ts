import {
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_GEN_AI_REQUEST_STREAM,
  ATTR_GEN_AI_RESPONSE_FINISH_REASONS,
  FINISH_REASONS,
  providerName,
} from "@sideband/semconv";

import { nearestValue } from "./nearest-value.ts";

const MS_PER_SECOND = 1000;

/**
 * The value that an older name's value has under its official name; `undefined` where it cannot be told. Official names
 * have no units in them, and their durations are seconds.
 */
export const officialValue = (older: string, official: string, value: unknown): unknown => {
  if (older.endsWith("_ms")) return typeof value === "number" ? value / MS_PER_SECOND : undefined;
  if (official === ATTR_GEN_AI_PROVIDER_NAME) return typeof value === "string" ? providerName(value) : undefined;
  if (official === ATTR_GEN_AI_REQUEST_STREAM) return value === true ? true : undefined;
  if (official === ATTR_GEN_AI_RESPONSE_FINISH_REASONS && typeof value === "string") {
    return [nearestValue(official, value, FINISH_REASONS) ?? value];
  }
  return undefined;
};
