import { describe, expect, it } from "vitest";

import { exceptionChain } from "../../src/errors/exception-chain.ts";

class AnswerError extends Error {}
const withTexts = (error: unknown): string[] => exceptionChain(error, { captured: true, redact: undefined });
const classes = (error: unknown): string[] => exceptionChain(error, { captured: false, redact: undefined });
/** `name0`, caused by `name1`, and so on. */
const nested = (depth: number, last?: unknown): Error => {
  let cause = last;
  for (let index = depth - 1; index >= 0; index -= 1) {
    cause = Object.assign(new Error(`message ${index}`, { cause }), { name: `E${index}` });
  }
  return cause as Error;
};

describe("a chain", () => {
  it("goes from the outermost error to what it came of, by class", () => {
    const error = new AnswerError("a", { cause: new TypeError("b", { cause: new RangeError("c") }) });
    expect(classes(error)).toEqual(["AnswerError", "TypeError", "RangeError"]);
    expect(withTexts(error)).toEqual(["AnswerError: a", "TypeError: b", "RangeError: c"]);
  });

  it("has what `Promise.any` failed for, before what these came of", () => {
    const errors = [new RangeError("1", { cause: new AnswerError("3") }), new TypeError("2"), "text", { message: "m" }];
    const error = new AggregateError(errors, "all", { cause: new SyntaxError("0") });
    expect(withTexts(error)).toEqual([
      "AggregateError: all",
      "SyntaxError: 0",
      "RangeError: 1",
      "TypeError: 2",
      "AnswerError: 3",
    ]);
  });

  it("has a cause that is no error", () => {
    expect(withTexts(new Error("a", { cause: "text" }))).toEqual(["Error: a", "_OTHER: text"]);
    expect(withTexts(new Error("a", { cause: { code: "E1" } }))).toEqual(["Error: a", "E1"]);
    expect(withTexts(new Error("", { cause: null }))).toEqual(["Error"]);
  });

  it("ends, and says nothing twice, where causes go round", () => {
    const inner = new RangeError("b");
    const error = new TypeError("a", { cause: inner });
    inner.cause = error;
    expect(classes(error)).toEqual(["TypeError", "RangeError"]);
    const self = new AggregateError([], "self");
    self.errors.push(self, self);
    self.cause = self;
    expect(classes(self)).toEqual(["AggregateError"]);
  });

  it("has no more than sixteen errors", () => {
    expect(classes(nested(100_000))).toEqual(Array.from({ length: 16 }, (_, index) => `E${index}`));
    const errors = Array.from({ length: 100_000 }, () => new RangeError("r"));
    expect(classes(new AggregateError(errors, "all"))).toHaveLength(16);
  });

  it("is redacted, class and message, before what is long is shortened", () => {
    const secret = "sk-123";
    const error = new AnswerError("x".repeat(1000) + secret.repeat(1000), { cause: { code: secret } });
    const redact = (text: string): string => text.replaceAll(secret, "***");
    const [first, second] = exceptionChain(error, { captured: true, redact });
    expect(first).toBe(`AnswerError: ${"x".repeat(1000)}${"***".repeat(3)}*…`);
    expect(second).toBe("***");
    expect(exceptionChain(error, { captured: false, redact })).toEqual(["AnswerError", "***"]);
  });
});
