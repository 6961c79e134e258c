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

  it("knows the class and the HTTP status apart", () => {
    const error = Object.assign(new PaymentError("no funds"), { status: 402, code: "card_declined" });
    expect([errorType(error), errorName(error), httpStatus(error)]).toEqual(["card_declined", "PaymentError", 402]);
    expect(httpStatus({ status: 600 })).toBeUndefined();
  });
});
