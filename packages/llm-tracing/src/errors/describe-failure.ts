import { errorType, httpStatus } from "@sideband/propagation/lifetime";
import {
  ERROR_CATEGORY_CANCELLED,
  ERROR_CATEGORY_CONTENT_FILTERED,
  ERROR_CATEGORY_TIMEOUT,
  ERROR_CATEGORY_TOKEN_LIMIT,
  ERROR_CATEGORY_UNKNOWN,
} from "@sideband/semconv";

import { errorChain } from "./error-chain.ts";
import { failureCategory } from "./failure-category.ts";
import type { Failure } from "./failure.ts";
import { filterReason } from "./filter-reason.ts";
import { providerBodies } from "./provider-bodies.ts";
import { providerMessage } from "./provider-message.ts";
import { retryAfterS } from "./retry-after.ts";
import { tokenCounts } from "./token-counts.ts";

/** What one error says, apart from what it came of. */
const describeLink = (error: unknown, nowMs: () => number): Omit<Failure, "type"> => {
  const bodies = providerBodies(error);
  const status = httpStatus(error);
  const wait = retryAfterS(bodies, nowMs);
  const coded = failureCategory(bodies);
  const mayBeTokens = coded === ERROR_CATEGORY_TOKEN_LIMIT || coded === ERROR_CATEGORY_UNKNOWN;
  const tokens = mayBeTokens ? tokenCounts(providerMessage(bodies) ?? "") : undefined;
  const reason = coded === ERROR_CATEGORY_CONTENT_FILTERED ? filterReason(bodies) : undefined;
  return {
    category: tokens === undefined ? coded : ERROR_CATEGORY_TOKEN_LIMIT,
    ...(status !== undefined && { status }),
    ...(wait !== undefined && { retryAfterS: wait }),
    ...(tokens?.limit !== undefined && { tokenLimit: tokens.limit }),
    ...(tokens?.requested !== undefined && { tokensRequested: tokens.requested }),
    ...(reason !== undefined && { filterReason: reason }),
  };
};

/**
 * What kind of failure an error is, whichever client threw it: by its codes, its class, its HTTP status, and where these
 * leave it open, by the provider's words. An error that says none is of the kind of what it came of. Never throws.
 *
 * @param nowMs the time since 1970, in milliseconds, from which a date to retry after is counted.
 */
export const describeFailure = (error: unknown, nowMs: () => number = Date.now): Failure => {
  const links = errorChain(error).map((link) => describeLink(link, nowMs));
  const known = links.find(({ category }) => category !== ERROR_CATEGORY_UNKNOWN) ?? links[0];
  // A client that is aborted by `AbortSignal.timeout()` says that the application aborted it.
  const timeout =
    known?.category === ERROR_CATEGORY_CANCELLED
      ? links.find(({ category }) => category === ERROR_CATEGORY_TIMEOUT)
      : undefined;
  return { category: ERROR_CATEGORY_UNKNOWN, ...known, ...timeout, type: errorType(error) };
};
