import { describe, expect, it } from "vitest";

import { useDiagnostics, startRecorder, useContextManager } from "../recorder.ts";

useContextManager();
const diagnostics = useDiagnostics();

const claimed = (): never[] => {
  const list: never[] = [];
  list.length = 2 ** 32 - 1;
  return list;
};
const request = { provider: "acme", model: "acme-1" };

describe("a list that only claims to be long keeps nobody", () => {
  it.each(["json", "structure"] as const)("as content, which is not recorded then: %s", (contentAs) => {
    const recorder = startRecorder();
    recorder
      .llm({ captureContent: "span", contentAs })
      .startInference({ ...request, messages: claimed() })
      .end();
    expect(recorder.span().attributes).not.toHaveProperty("gen_ai.input.messages");
    expect(diagnostics.take()).toEqual([expect.stringContaining("serializing content threw RangeError")]);
  });

  it("as finish reasons, stop sequences and attributes of the application", () => {
    const recorder = startRecorder();
    const span = recorder.llm().startInference({ ...request, stop: claimed(), attributes: { list: claimed() } });
    span.recordResponse({ finishReasons: claimed() });
    span.end();
    expect(recorder.span().attributes["gen_ai.response.finish_reasons"]).toHaveLength(1024);
    expect(recorder.span().attributes).not.toHaveProperty("list");
  });
});
