import { errorName, httpStatus, readProperty } from "@sideband/propagation/lifetime";
import {
  ERROR_CATEGORY_RATE_LIMITED,
  ERROR_CATEGORY_UNKNOWN,
  errorCategory,
  type ErrorCategory,
} from "@sideband/semconv";

/** Under which providers say what is wrong: OpenAI and Anthropic, Google, Anthropic in its details. */
const CODES = ["code", "type", "status", "reason", "error_code"] as const;

/** Longer than any code. */
const MAX_LENGTH = 64;

const known = (value: unknown): ErrorCategory | undefined => {
  if (typeof value !== "string" || value.length > MAX_LENGTH) return undefined;
  const category = errorCategory(value);
  return category === ERROR_CATEGORY_UNKNOWN ? undefined : category;
};

/** The category by what a provider or a class calls a failure, which says more than the HTTP status. */
const byName = (bodies: readonly object[]): ErrorCategory | undefined => {
  for (const body of bodies) {
    for (const code of CODES) {
      const category = known(readProperty(body, code));
      if (category !== undefined) return category;
    }
  }
  return known(errorName(bodies[0]));
};

/** The category of a failure by its codes, `unknown` where they say none. */
export const failureCategory = (bodies: readonly object[]): ErrorCategory => {
  const [error] = bodies;
  const throttled = readProperty(readProperty(error, "$retryable"), "throttling") === true;
  return (
    byName(bodies) ??
    (throttled ? ERROR_CATEGORY_RATE_LIMITED : known(httpStatus(error)?.toString())) ??
    ERROR_CATEGORY_UNKNOWN
  );
};
