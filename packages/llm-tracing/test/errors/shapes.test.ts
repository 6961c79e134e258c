import OpenAI from "openai";
import { describe, expect, it } from "vitest";

import { describeFailure } from "../../src/errors/describe-failure.ts";

const error = (fields: object, message = "message"): Error => Object.assign(new Error(message), fields);

const aws = (name: string, status: number, more: object = {}): Error =>
  error({ name, $fault: "client", $metadata: { httpStatusCode: status, attempts: 3 }, ...more });

const fetchFailed = (code: string): Error => new TypeError("fetch failed", { cause: error({ code }) });

const headers = (fields: Record<string, string>): Headers => new Headers(fields);

describe("the kind of failure", () => {
  it.each([
    ["rate_limited", "ThrottlingException", aws("ThrottlingException", 429, { $retryable: { throttling: true } })],
    ["rate_limited", "SomeNewException", aws("SomeNewException", 400, { $retryable: { throttling: true } })],
    ["rate_limited", "ServiceQuotaExceededException", aws("ServiceQuotaExceededException", 400)],
    ["overloaded", "ServiceUnavailableException", aws("ServiceUnavailableException", 503)],
    ["overloaded", "ModelNotReadyException", aws("ModelNotReadyException", 429)],
    ["timeout", "ModelTimeoutException", aws("ModelTimeoutException", 408)],
    ["timeout", "TimeoutError", aws("TimeoutError", 0, { code: "ETIMEDOUT" })],
    ["auth", "AccessDeniedException", aws("AccessDeniedException", 403)],
    ["auth", "SomeNewException", aws("SomeNewException", 403)],
    ["auth", "CredentialsProviderError", error({ name: "CredentialsProviderError", tryNextLink: false })],
    ["unknown", "ValidationException", aws("ValidationException", 400)],
  ])("of AWS is %s: case %#", (category, type, thrown) => {
    expect(describeFailure(thrown)).toMatchObject({ type, category });
  });

  it("of AWS has the header to wait by", () => {
    const $response = { statusCode: 429, headers: { "retry-after": "4" } };
    expect(describeFailure(aws("ThrottlingException", 429, { $response }))).toEqual({
      type: "ThrottlingException",
      category: "rate_limited",
      status: 429,
      retryAfterS: 4,
    });
  });

  it("of Bedrock is too many tokens by its words", () => {
    const message = "Input is too long for requested model.";
    expect(describeFailure(Object.assign(aws("ValidationException", 400), { message }))).toEqual({
      type: "ValidationException",
      category: "token_limit",
      status: 400,
    });
  });

  it.each([
    ["unknown", "ENOTFOUND"],
    ["unknown", "ECONNRESET"],
    ["unknown", "UND_ERR_SOCKET"],
    ["timeout", "UND_ERR_CONNECT_TIMEOUT"],
    ["timeout", "UND_ERR_HEADERS_TIMEOUT"],
    ["timeout", "UND_ERR_BODY_TIMEOUT"],
    ["timeout", "ETIMEDOUT"],
    ["cancelled", "UND_ERR_ABORTED"],
  ])("of a fetch is %s for %s", (category, code) => {
    expect(describeFailure(fetchFailed(code))).toEqual({ type: code, category });
    const wrapped = new OpenAI.APIConnectionError({ message: "Connection error.", cause: fetchFailed(code) });
    expect(describeFailure(wrapped)).toEqual({ type: code, category });
  });

  it.each([
    // Anthropic's clients before they had a type of their own
    [{ status: 529, error: { type: "error", error: { type: "overloaded_error" } } }, "overloaded_error", "overloaded"],
    // gateways, which have the HTTP status for a code, within a stream as well
    [{ code: 429, error: { code: 429, message: "Provider returned error" } }, "429", "rate_limited"],
    [{ code: "403", error: { code: "403" } }, "403", "auth"],
    // what other providers call it
    [{ status: 400, code: "content_policy_violation" }, "content_policy_violation", "content_filtered"],
    [{ status: 400, code: "moderation_blocked" }, "moderation_blocked", "content_filtered"],
    [{ status: 413, code: "tokens_limit_reached" }, "tokens_limit_reached", "token_limit"],
    [{ status: 429, code: "insufficient_quota" }, "insufficient_quota", "rate_limited"],
    [{ status: 503, code: "slow_down" }, "slow_down", "overloaded"],
    // a code says more than the status
    [{ status: 403, code: "content_filter" }, "content_filter", "content_filtered"],
    [{ status: 400, code: "unsupported_value" }, "unsupported_value", "unknown"],
    // clients that keep the answer elsewhere
    [{ statusCode: 429, data: { error: { type: "tokens", code: "rate_limit_exceeded" } } }, "429", "rate_limited"],
    [{ response: { status: 503 } }, "503", "overloaded"],
  ])("is told by codes: case %#", (fields, type, category) => {
    expect(describeFailure(error(fields))).toMatchObject({ type, category });
  });

  it.each([
    [{ headers: { "retry-after": "2" } }],
    [{ responseHeaders: { "retry-after": "2" } }],
    [{ response: { headers: headers({ "retry-after": "2" }) } }],
    [{ headers: headers({ "retry-after-ms": "2000", "retry-after": "9" }) }],
    [{ headers: headers({ "x-ms-retry-after-ms": "2000" }) }],
    [{ error: { retry_after: 2 } }],
    [{ error: { retry_after_ms: 2000 } }],
    [{ error: { details: [{}, { retryDelay: "2s" }] } }],
    [{ error: { message: "Please retry after 2 seconds." } }],
    [{ headers: headers({ "retry-after": "nonsense" }), error: { message: "Try again in 2s" } }],
  ])("waits two seconds: case %#", (fields) => {
    expect(describeFailure(error(fields)).retryAfterS).toBe(2);
  });

  it("is that of the first cause that says it", () => {
    const limited = error({ status: 429, headers: headers({ "retry-after": "1" }) });
    const denied = error({ status: 401, headers: headers({ "retry-after": "9" }) });
    const wrapped = new RangeError("a", { cause: new RangeError("b", { cause: limited }) });
    limited.cause = denied;
    expect(describeFailure(wrapped)).toEqual({
      type: "RangeError",
      category: "rate_limited",
      status: 429,
      retryAfterS: 1,
    });
  });

  it("is a timeout where a time limit made the client abort, and no other cause does that", () => {
    const aborted = new OpenAI.APIUserAbortError();
    aborted.cause = new DOMException("late", "TimeoutError");
    expect(describeFailure(aborted).category).toBe("timeout");
    aborted.cause = error({ status: 401 });
    expect(describeFailure(aborted).category).toBe("cancelled");
    const limited = error({ status: 429, cause: new DOMException("late", "TimeoutError") });
    expect(describeFailure(limited).category).toBe("rate_limited");
  });

  it.each([["text"], [undefined], [null], [42n], [Symbol("s")], [{}], [() => {}], [Object.create(null)]])(
    "of what is no error is unknown: case %#",
    (thrown) => {
      expect(describeFailure(thrown)).toEqual({ type: expect.any(String), category: "unknown" });
    },
  );

  it("takes no words for a number of tokens where a code says something else", () => {
    const message = "prompt is too long: 5 tokens > 3 maximum";
    expect(describeFailure(error({ status: 429 }, message))).toEqual({
      type: "429",
      category: "rate_limited",
      status: 429,
    });
  });
});
