import { errorType } from "@sideband/propagation/lifetime";
import OpenAI from "openai";
import { describe, expect, it } from "vitest";

import { recordError } from "../../src/index.ts";
import { ERROR, startRecorder, useContextManager, useDiagnostics } from "../recorder.ts";

useContextManager();
const diagnostics = useDiagnostics();

class PaymentError extends Error {}

const apiError = (status: number, error: object): Error =>
  OpenAI.APIError.generate(status, { error }, undefined, new Headers());

const hostile = new Proxy(new Error("message"), {
  get() {
    throw new Error("get");
  },
});

describe("error.type of what a client throws", () => {
  it.each([
    ["invalid_api_key", apiError(401, { code: "invalid_api_key", type: "invalid_request_error", message: "sk-1" })],
    ["server_error", apiError(500, { code: null, type: "server_error" })],
    ["503", apiError(503, { message: "overloaded" })],
    ["APIConnectionError", new OpenAI.APIConnectionError({ message: "no route" })],
    ["APIUserAbortError", new OpenAI.APIUserAbortError()],
  ])("is %s", (type, error) => {
    expect(errorType(error)).toBe(type);
  });
});

describe("recordError", () => {
  const record = (error: unknown, options?: { captureContent: "none" | "span" }) => {
    const recorder = startRecorder();
    const span = recorder.tracerProvider.getTracer("test").startSpan("work");
    recordError(span, error, options);
    span.end();
    return recorder.span();
  };

  it("says what failed, and quotes nothing", () => {
    const error = apiError(401, { code: "invalid_api_key", message: "Incorrect API key provided: sk-proj-123" });
    const span = record(error);
    expect(span.status).toEqual({ code: ERROR, message: "401 invalid_api_key" });
    expect(span.attributes).toEqual({ "error.type": "invalid_api_key", "sideband.error.category": "auth" });
    expect(span.events).toEqual([]);
  });

  it("does not repeat a status that is the type", () => {
    expect(record(apiError(503, {})).status).toEqual({ code: ERROR, message: "503" });
  });

  it("quotes message and stack where content is captured", () => {
    const error = new PaymentError("no funds");
    const span = record(error, { captureContent: "span" });
    expect(span.status).toEqual({ code: ERROR, message: "no funds" });
    expect(span.events).toHaveLength(1);
    expect(span.events[0]).toMatchObject({
      name: "exception",
      attributes: {
        "exception.type": "PaymentError",
        "exception.message": "no funds",
        "exception.stacktrace": error.stack,
      },
    });
  });

  it.each([
    ["text", "text"],
    ["_OTHER", undefined],
    ["_OTHER", hostile],
  ])("takes anything that is thrown for %s", (message, thrown) => {
    expect(record(thrown, { captureContent: "span" }).status).toEqual({ code: ERROR, message });
  });

  it("never throws, not even with a span that does", () => {
    const span = new Proxy({}, { get: () => () => expect.unreachable() });
    expect(() => recordError(span as never, new Error("message"))).not.toThrow();
    expect(diagnostics.take()).toEqual([expect.stringContaining(" threw ")]);
  });
});
