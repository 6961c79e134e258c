import { describe, expect, test } from "vitest";
import { isContentKey } from "@sideband/semconv";

import type { Message } from "../../src/simulator/content/message.ts";
import { prose } from "../../src/simulator/content/prose.ts";
import type { SimulatedSpan } from "../../src/simulator/finish/simulated-span.ts";
import { TraceSimulator } from "../../src/simulator/trace-simulator.ts";
import { spanNamed, spansNamed } from "./support/span-of.ts";

const INPUT = "gen_ai.input.messages";
const OUTPUT = "gen_ai.output.messages";

const read = (span: SimulatedSpan | undefined, key: string): unknown => {
  const value = span?.attributes[key];
  if (typeof value !== "string") throw new Error(`Expected ${key} to be a string`);
  return JSON.parse(value);
};

const messages = (span: SimulatedSpan | undefined, key: string) => read(span, key) as readonly Message[];

const sound = { errorRate: 0, cancelRate: 0, breakRate: 0 };

describe("content", () => {
  test("is not there by default", () => {
    for (const { spans } of new TraceSimulator().workload({ traces: 500 })) {
      for (const { attributes } of spans) expect(Object.keys(attributes).filter(isContentKey)).toEqual([]);
    }
  });

  test("of a request: what was asked and answered, as long as its tokens", () => {
    const simulator = new TraceSimulator({ content: true });
    const span = spanNamed(simulator.modelRequest({ ...sound, inputTokens: 50, outputTokens: 20 }), "chat");
    const [asked, ...others] = messages(span, INPUT);
    expect(others).toEqual([]);
    expect(asked).toEqual({ role: "user", parts: [{ type: "text", content: expect.stringMatching(/^[A-Z].{199}$/) }] });
    expect(messages(span, OUTPUT)).toEqual([
      { role: "assistant", parts: [{ type: "text", content: expect.stringMatching(/^[A-Z].{79}$/) }] },
    ]);
  });

  test("of a failed request is its input alone", () => {
    const span = spanNamed(new TraceSimulator({ content: true }).modelRequest({ errorRate: 1 }), "chat");
    expect(span.attributes[INPUT]).toBeTypeOf("string");
    expect(span.attributes[OUTPUT]).toBeUndefined();
  });

  test("of a stream that was cut is what came", () => {
    const options = { ...sound, streamingShare: 1, cancelRate: 1, outputTokens: 1000 };
    const span = spanNamed(new TraceSimulator({ content: true }).modelRequest(options), "chat");
    const [part] = messages(span, OUTPUT)[0]?.parts ?? [];
    const received = part?.type === "text" ? part.content.length : 0;
    expect(received).toBeGreaterThan(0);
    expect(received).toBeLessThan(4000);
  });

  test("of an agent grows by what was said and what tools gave back", () => {
    const simulator = new TraceSimulator({ content: true });
    const options = { request: sound, planShare: 0, steps: 1, toolCallsPerStep: 2, toolFailureRate: 0 };
    const trace = simulator.agentRun(options);
    const [first, last] = spansNamed(trace, "chat");
    const tools = spansNamed(trace, "execute_tool");
    const ids = (parts: Message["parts"] | undefined) => parts?.map((part) => ("id" in part ? part.id : part.type));
    const called = tools.map(({ attributes }) => attributes["gen_ai.tool.call.id"]);
    expect(new Set(ids(messages(first, OUTPUT)[0]?.parts))).toEqual(new Set(["text", ...called]));
    const history = messages(last, INPUT);
    expect(history.map(({ role }) => role)).toEqual(["user", "assistant", "tool"]);
    expect(history.slice(0, 1)).toEqual(messages(first, INPUT));
    expect(history.slice(1, 2)).toEqual(messages(first, OUTPUT));
    const responses = history[2]?.parts.map((part) => (part.type === "tool_call_response" ? part.response : part));
    const results = tools.map((tool) => read(tool, "gen_ai.tool.call.result"));
    expect(responses).toHaveLength(2);
    expect(responses).toEqual(expect.arrayContaining(results));
    expect(read(tools[0], "gen_ai.tool.call.arguments")).toEqual({ query: expect.any(String) });
  });

  test("of an answer that was cut holds no calls of tools", () => {
    const request = { ...sound, streamingShare: 1, cancelRate: 1, outputTokens: 1000 };
    const trace = new TraceSimulator({ content: true }).agentRun({ request, planShare: 0, steps: 1 });
    const [message] = messages(spanNamed(trace, "chat"), OUTPUT);
    expect(message?.parts.map(({ type }) => type)).toEqual(["text"]);
  });

  test("tells a model of a tool that failed", () => {
    const simulator = new TraceSimulator({ content: true });
    const tools = [{ failureRate: 1, errors: [{ type: "x", message: "no such order" }] }];
    const trace = simulator.agentRun({ request: sound, planShare: 0, steps: 1, toolCallsPerStep: 1, tools });
    const part = messages(spansNamed(trace, "chat")[1], INPUT)[2]?.parts[0];
    expect(part).toMatchObject({ type: "tool_call_response", response: { error: "no such order" } });
    expect(spanNamed(trace, "execute_tool").attributes["gen_ai.tool.call.result"]).toBeUndefined();
  });

  test("of searches: queries, documents and memories", () => {
    const simulator = new TraceSimulator({ content: true });
    const search = spanNamed(simulator.retrieval({ errorRate: 0, embeddings: false, documents: 9, topK: 4 }), "retr");
    expect(search.attributes["gen_ai.retrieval.query.text"]).toBeTypeOf("string");
    expect(read(search, "gen_ai.retrieval.documents")).toHaveLength(4);
    const memory = spanNamed(simulator.memorySearch({ errorRate: 0, records: 3 }), "search_memory");
    expect(read(memory, "gen_ai.memory.records")).toHaveLength(3);
    const large = spanNamed(simulator.memorySearch({ errorRate: 0, records: 1e9 }), "search_memory");
    expect(read(large, "gen_ai.memory.records")).toHaveLength(100);
    expect(large.attributes["gen_ai.memory.record.count"]).toBe(1e9);
  });

  test("prompts of 500 kB have exactly that size", () => {
    const simulator = new TraceSimulator({ content: true, promptBytes: 500_000 });
    const input = spanNamed(simulator.modelRequest(), "chat").attributes[INPUT];
    expect(input).toBeTypeOf("string");
    const envelope = JSON.stringify([{ role: "user", parts: [{ type: "text", content: "" }] }]).length;
    expect(Buffer.byteLength(String(input))).toBe(500_000 + envelope);
    const empty = new TraceSimulator({ content: true, promptBytes: 0 }).modelRequest();
    expect(spanNamed(empty, "chat").attributes[INPUT]).toHaveLength(envelope);
  });
});

test("an absurd count of tokens does not become an absurd text", () => {
  const simulator = new TraceSimulator({ content: true });
  const { attributes } = spanNamed(simulator.modelRequest({ ...sound, inputTokens: 2e9, outputTokens: 1 }), "chat");
  expect(attributes["gen_ai.usage.input_tokens"]).toBe(2e9);
  expect(String(attributes[INPUT]).length).toBeLessThan(8.001e6);
});

describe("prose", () => {
  test("is as long as was asked for, in ASCII, and JSON escapes nothing of it", () => {
    for (const bytes of [0, 1, 79, 80, 81, 5000]) {
      for (const choice of [0, 0.3, 0.999]) {
        const text = prose(bytes, choice);
        expect(Buffer.byteLength(text)).toBe(bytes);
        expect(JSON.stringify(text)).toHaveLength(bytes + 2);
      }
    }
  });

  test("begins with a sentence, each one for its twelfth of the choices", () => {
    const beginnings = Array.from({ length: 12 }, (_, index) => prose(40, (index + 0.5) / 12));
    expect(new Set(beginnings).size).toBe(12);
    for (const beginning of beginnings) expect(beginning).toMatch(/^[A-Z][a-z]* /);
  });
});
