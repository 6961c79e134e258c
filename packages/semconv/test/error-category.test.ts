import { describe, expect, it } from "vitest";

import { DIALECTS, ERROR_CATEGORIES, errorAttributes, errorCategory, type ErrorCategory } from "../src/index.ts";

const cases: Readonly<Record<ErrorCategory, readonly string[]>> = {
  rate_limited: ["429", "rate_limit_error", "rate_limit_exceeded", "RESOURCE_EXHAUSTED", "ThrottlingException"],
  token_limit: ["context_length_exceeded", "tokens_limit_reached", "LengthFinishReasonError"],
  content_filtered: ["content_filter", "ResponsibleAIPolicyViolation", "ContentFilterFinishReasonError"],
  timeout: ["TimeoutError", "APIConnectionTimeoutError", "UND_ERR_HEADERS_TIMEOUT", "ETIMEDOUT", "504"],
  cancelled: ["AbortError", "APIUserAbortError", "ABORT_ERR", "CANCELLED", "499"],
  auth: ["401", "403", "invalid_api_key", "authentication_error", "PERMISSION_DENIED", "AccessDeniedException"],
  overloaded: ["503", "529", "overloaded_error", "UNAVAILABLE", "ServiceUnavailableException"],
  unknown: ["_OTHER", "400", "500", "invalid_request_error", "ECONNREFUSED", "__proto__", "constructor", ""],
};

describe("errorCategory", () => {
  it.each(Object.entries(cases))("%s", (category, types) => {
    expect(types.map(errorCategory)).toEqual(types.map(() => category));
  });

  it("knows every category", () => {
    expect(Object.keys(cases).toSorted()).toEqual(ERROR_CATEGORIES.toSorted());
  });

  it("is written in the three classes that `refinement-1.0` has, and its `unknown`", () => {
    const older = ERROR_CATEGORIES.map(
      (category) => errorAttributes({ type: "x", category }, DIALECTS)["gen_ai.error.type"],
    );
    expect(new Set(older)).toEqual(new Set(["rate_limited", "token_limit", "content_filtered", "unknown"]));
    expect(errorAttributes({ type: "401" }, DIALECTS)).toEqual({
      "error.type": "401",
      "sideband.error.category": "auth",
      "gen_ai.error.type": "unknown",
    });
  });
});
