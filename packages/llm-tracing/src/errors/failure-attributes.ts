import type { Attributes } from "@opentelemetry/api";
import {
  ATTR_SIDEBAND_ERROR_FILTER_REASON,
  ATTR_SIDEBAND_ERROR_RETRY_AFTER,
  ATTR_SIDEBAND_ERROR_TOKEN_LIMIT,
  ATTR_SIDEBAND_ERROR_TOKENS_REQUESTED,
  type Dialect,
  dialectAttributes,
  errorAttributes,
} from "@sideband/semconv";

import type { Failure } from "./failure.ts";

export interface FailureAttributesOptions {
  readonly dialects: readonly Dialect[];
  /** Whether what may quote content is recorded. */
  readonly captured: boolean;
}

/** `error.type` and `sideband.error.*`, as far as they are known, in the dialects that are on. */
export const failureAttributes = (failure: Failure, { dialects, captured }: FailureAttributesOptions): Attributes => {
  const attributes: Attributes = errorAttributes(failure, dialects);
  const known = [
    [ATTR_SIDEBAND_ERROR_RETRY_AFTER, failure.retryAfterS],
    [ATTR_SIDEBAND_ERROR_TOKEN_LIMIT, failure.tokenLimit],
    [ATTR_SIDEBAND_ERROR_TOKENS_REQUESTED, failure.tokensRequested],
    [ATTR_SIDEBAND_ERROR_FILTER_REASON, captured ? failure.filterReason : undefined],
  ] as const;
  for (const [key, value] of known) {
    if (value !== undefined) Object.assign(attributes, dialectAttributes(key, value, dialects));
  }
  return attributes;
};
