import { describe, expect, it } from "vitest";

import { errorName, errorType, httpStatus } from "../../src/lifetime/error-type.ts";

class PaymentError extends Error {}
const withName = (name: string): Error => Object.assign(new Error("message"), { name });
const hostile = new Proxy(new Error("message"), {
  get() {
    throw new Error("get");
  },
});

describe("error.type", () => {
  it.each([
    ["AbortError", new DOMException("left", "AbortError")],
    ["TimeoutError", new DOMException("late", "TimeoutError")],
    ["AbortError", Object.assign(withName("AbortError"), { code: "ABORT_ERR" })],
    ["ECONNREFUSED", Object.assign(new Error("refused"), { code: "ECONNREFUSED" })],
    ["rate_limited", Object.assign(new Error("slow"), { code: 7, type: "rate_limited", status: 429 })],
    ["504", Object.assign(new Error("late"), { statusCode: 504 })],
    ["Error", Object.assign(new Error("odd"), { status: 7 })],
    ["PaymentError", new PaymentError("no funds")],
    ["QuotaError", withName("QuotaError")],
    ["Error", new Error("message")],
    ["Error", Object.assign(new Error("m"), { code: "the prompt was: my secret" })],
    ["Error", Object.assign(new Error("m"), { code: "x".repeat(65) })],
    ["Error", withName("my secret name")],
    ["_OTHER", hostile],
    ["_OTHER", "my secret"],
    ["_OTHER", { message: "my secret" }],
    ["_OTHER", Object.create(null)],
    ["_OTHER", undefined],
    ["_OTHER", 42n],
  ])("is %s", (type, error) => {
    expect(errorType(error)).toBe(type);
  });

  const fetchFailed = (cause: unknown): Error => new TypeError("fetch failed", { cause });
  const refused = Object.assign(new Error("connect ECONNREFUSED 10.0.0.1:443"), { code: "ECONNREFUSED" });
  const own = { name: "APIConnectionError" };

  it.each([
    ["in the body", "rate_limit_error", { status: 429, error: { error: { type: "rate_limit_error" } } }],
    ["in the body, as a code", "slow", { status: 429, error: { code: "slow", type: "requests" } }],
    ["nearest to the error", "outer", { code: "outer", error: { code: "inner" } }],
    [
      "not in what only says that it is an error",
      "overloaded_error",
      { type: "error", error: { type: "overloaded_error" } },
    ],
    ["in the cause of a failed fetch", "ECONNREFUSED", fetchFailed(refused)],
    ["behind a connection error", "ECONNREFUSED", Object.assign(new Error("c", { cause: fetchFailed(refused) }), own)],
    ["in an aborted fetch", "AbortError", fetchFailed(new DOMException("left", "AbortError"))],
    ["in the class of the cause", "PaymentError", new Error("wrapped", { cause: new PaymentError("no funds") })],
    ["in the class before that of the cause", "PaymentError", new PaymentError("m", { cause: refused })],
    ["in the outermost class where none says more", "TypeError", fetchFailed(new Error("odd"))],
    ["not in a plain object's cause", "_OTHER", { message: "m", cause: refused }],
  ])("is found %s", (_, type, error) => {
    expect(errorType(error)).toBe(type);
  });

  it("is the name that AWS gives, not the status", () => {
    const error = Object.assign(withName("ThrottlingException"), {
      $metadata: { httpStatusCode: 429 },
      $fault: "client",
    });
    expect([errorType(error), httpStatus(error)]).toEqual(["ThrottlingException", 429]);
  });

  it.each([
    [429, { code: 429 }],
    [429, { code: "429" }],
    [undefined, { code: 20 }],
    [undefined, { code: 200 }],
    [undefined, { code: "0429" }],
    [undefined, { code: 404.5 }],
    [502, { response: { status: 502 } }],
    [503, { status: 503, statusCode: 500, code: 429 }],
  ])("knows the HTTP status %s", (status, error) => {
    expect(httpStatus(error)).toBe(status);
  });

  it("ends with causes and bodies that do not", () => {
    const cycle = new Error("a");
    cycle.cause = new Error("b", { cause: cycle });
    expect(errorType(cycle)).toBe("Error");
    const body: Record<string, unknown> = {};
    body["error"] = body;
    expect(errorType(Object.assign(new Error("m"), body))).toBe("Error");
    let reads = 0;
    class Endless extends Error {
      override name = "TypeError";
      override get cause(): unknown {
        reads += 1;
        return new Endless();
      }
    }
    expect(errorType(new Endless())).toBe("TypeError");
    expect(reads).toBeLessThanOrEqual(8);
  });

  it("knows the class and the HTTP status apart", () => {
    const error = Object.assign(new PaymentError("no funds"), { status: 402, code: "card_declined" });
    expect([errorType(error), errorName(error), httpStatus(error)]).toEqual(["card_declined", "PaymentError", 402]);
    expect(httpStatus({ status: 600 })).toBeUndefined();
  });
});
