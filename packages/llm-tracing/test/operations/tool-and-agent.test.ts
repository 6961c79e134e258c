import { Readable } from "node:stream";

import { SpanKind, trace } from "@opentelemetry/api";
import { describe, expect, it } from "vitest";

import {
  collect,
  ERROR,
  names,
  startRecorder,
  turn,
  UNSET,
  useContextManager,
  useDiagnostics,
  useUnhandledRejections,
} from "../recorder.ts";

useContextManager();
const diagnostics = useDiagnostics();
useUnhandledRejections();

const call = {
  name: "lookup_order",
  type: "function",
  callId: "call_1",
  description: "Looks up",
  arguments: '{"id":7}',
};

describe("LlmTracer.tool", () => {
  it("names span and attributes by the conventions, and keeps content out", () => {
    const recorder = startRecorder();
    const order = { id: 7 };
    const full = { ...call, agentName: "support", conversationId: "conv_1" };
    expect(recorder.llm().tool(full, () => order)).toBe(order);
    expect(recorder.span()).toMatchObject({ name: "execute_tool lookup_order", kind: SpanKind.INTERNAL });
    expect(recorder.span().attributes).toEqual({
      "gen_ai.operation.name": "execute_tool",
      "gen_ai.tool.name": "lookup_order",
      "gen_ai.tool.type": "function",
      "gen_ai.tool.call.id": "call_1",
      "gen_ai.agent.name": "support",
      "gen_ai.conversation.id": "conv_1",
    });
    expect(recorder.attributesAtStart()).toEqual([recorder.span().attributes]);
  });

  it("records arguments, result and description where content is captured", async () => {
    const recorder = startRecorder();
    await recorder.llm({ captureContent: "span" }).tool(call, async () => ({ total: 5 }));
    expect(recorder.span().attributes).toMatchObject({
      "gen_ai.tool.description": "Looks up",
      "gen_ai.tool.call.arguments": '{"id":7}',
      "gen_ai.tool.call.result": '{"total":5}',
    });
  });

  it("hands on the very error", async () => {
    const recorder = startRecorder();
    const error = Object.assign(new Error("no order of my secret"), { code: "ORDER_NOT_FOUND" });
    await expect(recorder.llm().tool(call, () => Promise.reject(error))).rejects.toBe(error);
    expect(recorder.span().status).toEqual({ code: ERROR, message: "ORDER_NOT_FOUND" });
    expect(recorder.span().events).toEqual([]);
  });
});

describe("LlmTracer.agent", () => {
  it("names span and attributes by the conventions", () => {
    const recorder = startRecorder();
    const agent = {
      name: "support",
      description: "Helps",
      conversationId: "conv_1",
      model: "gpt-4o",
      outputType: "text",
    };
    recorder.llm().agent(agent, () => undefined);
    expect(recorder.span()).toMatchObject({ name: "invoke_agent support", kind: SpanKind.INTERNAL });
    expect(recorder.span().attributes).toEqual({
      "gen_ai.operation.name": "invoke_agent",
      "gen_ai.agent.name": "support",
      "gen_ai.agent.description": "Helps",
      "gen_ai.conversation.id": "conv_1",
      "gen_ai.request.model": "gpt-4o",
      "gen_ai.output.type": "text",
      "sideband.agent.inference_calls": 0,
      "sideband.agent.tool_calls": 0,
    });
  });

  it("is the parent of what happens in it, however deep", async () => {
    const recorder = startRecorder();
    const llm = recorder.llm();
    await llm.agent({ name: "support" }, async () => {
      await llm.chat({ provider: "openai", model: "gpt-4o" }, async () => "call a tool");
      await llm.tool(call, () => llm.agent({ name: "clerk" }, async () => "found"));
    });
    expect(names(recorder.spans())).toEqual([
      "invoke_agent support > chat gpt-4o",
      "execute_tool lookup_order > invoke_agent clerk",
      "invoke_agent support > execute_tool lookup_order",
      "invoke_agent support",
    ]);
  });
});

describe("a callback that returns an async generator", () => {
  /** As `await using` does it. Generators of Node.js 22 have no method for that, and are not given one. */
  const dispose = async (generator: AsyncGenerator<unknown, string>): Promise<void> => {
    if (Symbol.asyncDispose in generator) await generator[Symbol.asyncDispose]();
    else await (generator as AsyncGenerator<unknown, string>).return("left");
  };

  const agentOf = (recorder: ReturnType<typeof startRecorder>) => {
    const llm = recorder.llm();
    async function* work() {
      for (const step of [1, 2, 3]) {
        await llm.tool({ name: `step_${step}` }, async () => step);
        yield step;
      }
      return "done";
    }
    return {
      generator: work(),
      run: (generator: AsyncGenerator<number, string>) => llm.agent({ name: "a" }, () => generator),
    };
  };

  it("keeps its span open until it has been consumed, with all that happens in it as children", async () => {
    const recorder = startRecorder();
    const { generator, run } = agentOf(recorder);
    const steps = run(generator);
    expect(steps).toBe(generator);
    expect(await steps.next()).toEqual({ done: false, value: 1 });
    expect(recorder.spans()).toHaveLength(1);
    expect(await collect(steps)).toEqual([2, 3]);
    expect(names(recorder.spans())).toEqual([
      "invoke_agent a > execute_tool step_1",
      "invoke_agent a > execute_tool step_2",
      "invoke_agent a > execute_tool step_3",
      "invoke_agent a",
    ]);
    expect(recorder.spans().at(-1)?.status).toEqual({ code: UNSET });
    expect(trace.getActiveSpan()).toBeUndefined();
  });

  it("ends its span when it is left", async () => {
    const recorder = startRecorder();
    const { generator, run } = agentOf(recorder);
    for await (const step of run(generator)) if (step === 1) break;
    expect(names(recorder.spans())).toEqual(["invoke_agent a > execute_tool step_1", "invoke_agent a"]);
    expect(await generator.next()).toEqual({ done: true, value: undefined });
    expect(recorder.spans()).toHaveLength(2);
  });

  it("fails its span with the error that the consumer gets", async () => {
    const recorder = startRecorder();
    const error = new RangeError("broken");
    const steps = recorder.llm().tool({ name: "t" }, async function* broken() {
      yield 1;
      throw error;
    });
    await expect(collect(steps)).rejects.toBe(error);
    expect(recorder.span().attributes["error.type"]).toBe("RangeError");
  });

  it("does the same for one that an async callback resolves to, and for `await using`", async () => {
    const recorder = startRecorder();
    const { generator, run } = agentOf(recorder);
    const same = await recorder.llm().tool({ name: "outer" }, async () => run(generator));
    expect(same).toBe(generator);
    await same.next();
    await dispose(generator);
    expect(recorder.spans().map(({ name }) => name)).toEqual([
      "execute_tool step_1",
      "invoke_agent a",
      "execute_tool outer",
    ]);
  });

  it("counts the first iteration of an iterable that can be iterated over again", async () => {
    const recorder = startRecorder();
    let iterations = 0;
    const numbers = {
      [Symbol.asyncIterator]() {
        iterations += 1;
        return (async function* twoNumbers() {
          yield 1;
          yield 2;
        })();
      },
    };
    expect(recorder.llm().agent({ name: "a" }, () => numbers)).toBe(numbers);
    expect(recorder.spans()).toEqual([]);
    expect(await collect(numbers)).toEqual([1, 2]);
    expect(await collect(numbers)).toEqual([1, 2]);
    expect(iterations).toBe(2);
    expect(Object.keys(numbers)).toEqual([]);
    expect(recorder.span().name).toBe("invoke_agent a");
  });

  it("does the same for a stream of Node.js", async () => {
    const recorder = startRecorder();
    const readable = Readable.from(["a", "b"]);
    expect(recorder.llm().agent({ name: "node" }, () => readable)).toBe(readable);
    expect(readable.readableFlowing).toBeNull();
    expect(recorder.spans()).toEqual([]);
    expect(await collect(readable)).toEqual(["a", "b"]);
    expect(recorder.span().status).toEqual({ code: UNSET });
  });

  it("does the same for a web stream, whoever reads it", async () => {
    const recorder = startRecorder();
    const web = new Blob(["a", "b"]).stream();
    expect(recorder.llm().agent({ name: "web" }, () => web)).toBe(web);
    expect(recorder.spans()).toEqual([]);
    expect(await new Response(web).text()).toBe("ab");
    await turn();
    expect(recorder.span().status).toEqual({ code: UNSET });
  });

  it("ends at once, and says so, where the object takes no changes", async () => {
    const recorder = startRecorder();
    const frozen = Object.freeze(
      (async function* once() {
        yield 1;
      })(),
    );
    expect(await collect(recorder.llm().agent({ name: "frozen" }, () => frozen))).toEqual([1]);
    expect(recorder.span().name).toBe("invoke_agent frozen");
    expect(diagnostics.take()).toEqual([expect.stringContaining("observing an async iterable threw TypeError")]);
  });
});
