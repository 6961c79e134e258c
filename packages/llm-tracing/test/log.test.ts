import { afterEach, describe, expect, it, vi } from "vitest";

import { LlmTracer, type LlmTracerOptions } from "../src/index.ts";
import { wrapOpenAI } from "../src/openai/index.ts";
import { startRecorder, useContextManager, useDiagnostics } from "./recorder.ts";

useContextManager();
useDiagnostics(); // nothing may be told there
afterEach(() => vi.unstubAllEnvs());

const request = { provider: "acme", model: "acme-1" };
const VARIABLE = "OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT";

/** A client whose calls cannot be observed: its promises take no new methods. */
const unobservable = () => {
  class OwnPromise<T> extends Promise<T> {}
  const answer = Object.freeze(OwnPromise.resolve("Hi"));
  return { answer, client: { chat: { completions: { create: (): Promise<string> => answer } } } };
};
const frozen = () => ({ chat: { completions: Object.freeze({ create: () => "Hi" }) } });

/** One fault of each kind that a log hears of. */
const causeFaults = (options: LlmTracerOptions) => {
  vi.stubEnv(VARIABLE, "NOWHERE");
  const recorder = startRecorder();
  const llm = new LlmTracer({ tracerProvider: recorder.tracerProvider, ...options });
  const nowMs = (): never => {
    throw new RangeError("my secret");
  };
  const clockless = new LlmTracer({
    tracerProvider: recorder.tracerProvider,
    captureContent: "none",
    nowMs,
    ...options,
  });
  for (let i = 0; i < 3; i += 1) clockless.startInference(request).end();
  wrapOpenAI(frozen(), { llm });
  const { answer, client } = unobservable();
  const { create } = wrapOpenAI(client, { llm }).chat.completions;
  expect(create()).toBe(answer);
  expect(create()).toBe(answer);
  return recorder;
};

describe("log", () => {
  it("hears of each fault once, in place of `diag`, of those of wrapped clients too", () => {
    const lines: string[] = [];
    const recorder = causeFaults({ log: (message) => void lines.push(message) });
    expect(lines).toEqual([
      `${VARIABLE} names no place that content can be recorded in; nothing is captured`,
      "the clock threw RangeError; the application is not affected",
      "this client takes no new methods (frozen?); calls of chat.completions.create are not traced",
      "observing a promise threw TypeError; the application is not affected",
    ]);
    expect(recorder.spans()).toHaveLength(5);
  });

  it("may throw", () => {
    const log = vi.fn<(message: string) => void>(() => {
      throw new Error("the disk is full");
    });
    const recorder = causeFaults({ log });
    expect(log).toHaveBeenCalledTimes(4);
    expect(recorder.spans()).toHaveLength(5);
  });

  it.each([null, "console", {}])("must be a function: %j", (log) => {
    expect(() => new LlmTracer({ log: log as never })).toThrow(/^Expected `log` to be a function, got /);
  });
});
