import { afterEach, describe, expect, it, vi } from "vitest";

import { LlmTracer } from "../../src/index.ts";
import { startRecorder, useContextManager, useDiagnostics } from "../recorder.ts";

useContextManager();
const diagnostics = useDiagnostics();

const VARIABLE = "OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT";

const captures = (captureContent?: "none" | "span"): boolean => {
  const { tracerProvider } = startRecorder();
  const llm = new LlmTracer({ tracerProvider, ...(captureContent !== undefined && { captureContent }) });
  return llm.startInference({ provider: "openai" }).capturesContent;
};

afterEach(() => vi.unstubAllEnvs());

describe("OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT", () => {
  it.each(["", "0", "false", "none", "No_Content", " FALSE "])("%j captures nothing", (value) => {
    vi.stubEnv(VARIABLE, value);
    expect(captures()).toBe(false);
  });

  it.each(["1", "true", "span", "SPAN_ONLY", "Span_And_Event"])("%j captures on spans", (value) => {
    vi.stubEnv(VARIABLE, value);
    expect(captures()).toBe(true);
  });

  it.each(["yes", "NOWHERE", "__proto__", "toString"])("%j captures nothing, and says so once per tracer", (value) => {
    vi.stubEnv(VARIABLE, value);
    expect(captures()).toBe(false);
    expect(diagnostics.take()).toEqual([expect.stringContaining(VARIABLE)]);
  });

  it("unset captures nothing", () => {
    vi.stubEnv(VARIABLE, undefined);
    expect(captures()).toBe(false);
  });

  it("yields to what is said in code", () => {
    vi.stubEnv(VARIABLE, "true");
    expect(captures("none")).toBe(false);
    vi.stubEnv(VARIABLE, "false");
    expect(captures("span")).toBe(true);
  });

  it("is read when the tracer is made, not later", () => {
    vi.stubEnv(VARIABLE, "false");
    const llm = new LlmTracer({ tracerProvider: startRecorder().tracerProvider });
    vi.stubEnv(VARIABLE, "true");
    expect(llm.startInference({ provider: "openai" }).capturesContent).toBe(false);
  });
});
