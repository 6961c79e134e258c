import { describe, expect, it } from "vitest";

import { wrapOpenAI } from "../../src/openai/index.ts";
import { startRecorder, useContextManager, useDiagnostics } from "../recorder.ts";

useContextManager();
useDiagnostics();

describe("the reason why a response ended", () => {
  it.each<[reason: readonly string[] | undefined, response: object]>([
    [undefined, { status: "queued" }],
    [undefined, { status: "in_progress" }],
    [["stop"], { status: "completed", output: [{ type: "message" }] }],
    [["tool_call"], { status: "completed", output: [{ type: "computer_call", call_id: "c" }] }],
    [["tool_call"], { status: "completed", output: [{ type: "shell_call", call_id: "c" }] }],
    [
      ["stop"],
      {
        status: "completed",
        output: [
          { type: "shell_call", call_id: "c" },
          { type: "shell_call_output", call_id: "c" },
        ],
      },
    ],
    [["stop"], { status: "completed", output: [{ type: "web_search_call" }] }],
    [["length"], { status: "incomplete", incomplete_details: { reason: "max_output_tokens" } }],
    [["max_tool_calls"], { status: "incomplete", incomplete_details: { reason: "max_tool_calls" } }],
    [["error"], { status: "incomplete" }],
    [["error"], { status: "cancelled" }],
    [["error"], { status: "failed" }],
    [["error"], {}],
  ])("is %j of %j", async (reason, response) => {
    const recorder = startRecorder();
    const client = wrapOpenAI({ responses: { create: async () => response } }, { llm: recorder.llm() });
    await client.responses.create();
    expect(recorder.span().attributes["gen_ai.response.finish_reasons"]).toEqual(reason);
  });

  it("is of a conversation that the provider has begun", async () => {
    const recorder = startRecorder();
    const response = { status: "completed", conversation: { id: "conv_1" } };
    const client = wrapOpenAI({ responses: { create: async () => response } }, { llm: recorder.llm() });
    await client.responses.create();
    expect(recorder.span().attributes["gen_ai.conversation.id"]).toBe("conv_1");
  });
});
