import { describe, expect, it } from "vitest";

import { wrapAnthropic } from "../../src/anthropic/index.ts";
import { METHODS as ANTHROPIC_METHODS } from "../../src/anthropic/methods.ts";
import { wrapOpenAI } from "../../src/openai/index.ts";
import { METHODS as OPENAI_METHODS } from "../../src/openai/methods.ts";
import { collect, startRecorder, useContextManager, useDiagnostics } from "../recorder.ts";

useContextManager();
useDiagnostics();

type Create = (body: unknown) => unknown;

type Wrap = (client: never, options: object) => object;

const WRAPS: Readonly<Record<string, Wrap>> = { openai: wrapOpenAI, anthropic: wrapAnthropic };

const APIS = [
  ...OPENAI_METHODS.map(({ resource }) => ["openai", resource] as const),
  ...ANTHROPIC_METHODS.map(({ resource }) => ["anthropic", resource] as const),
];

/** A client that has but one method, wrapped, and what is told of it. */
const clientOf = (vendor: string, resource: readonly string[], create: Create) => {
  const recorder = startRecorder();
  const told: string[] = [];
  const method = { create };
  const client = resource.reduceRight<object>((inner, name) => ({ [name]: inner }), method);
  WRAPS[vendor]?.(client as never, {
    llm: recorder.llm({ captureContent: "span", log: (line) => void told.push(line) }),
  });
  return { recorder, told, method };
};

describe.each(APIS)("what %s %j is given and gives", (vendor, resource) => {
  it("may claim to be lists of any length", () => {
    const MOST = 1_000_000;
    let reads = 0;
    const read = (): boolean => {
      reads += 1;
      if (reads > MOST) throw new RangeError("Expected a list not to be read for ever");
      return false;
    };
    const long = (): unknown =>
      new Proxy([], { get: (list, key) => (key === "length" ? 2 ** 32 - 1 : Reflect.get(list, key)), has: read });
    const fields = ["messages", "input", "prompt", "tools", "modalities", "system", "output", "choices", "content"];
    const lists = (): object => Object.fromEntries(fields.map((field) => [field, long()]));
    const message = { content: long(), tool_calls: long() };
    const items = [message, { type: "reasoning", content: long(), summary: long() }];
    const blocks = ["tool_result", "web_search_tool_result"].map((type) => ({ type, content: long() }));
    const messages = vendor === "openai" ? [message] : [{ content: blocks }];
    for (const [body, answer] of [
      [lists(), lists()],
      [
        { messages, input: items },
        { choices: [{ message }], output: items, content: blocks },
      ],
    ] as const) {
      reads = 0;
      const { recorder, told, method } = clientOf(vendor, resource, () => answer);
      expect(method.create(body) === answer).toBe(true);
      expect(recorder.spans()).toHaveLength(1);
      expect(told).toEqual([]);
      expect(reads).toBeLessThanOrEqual(MOST);
    }
  });

  it("may be lists that cannot be read, and tells what else there is", () => {
    const { proxy, revoke } = Proxy.revocable([], {});
    revoke();
    const lists = ["messages", "input", "prompt", "tools", "modalities", "system", "output", "choices", "content"];
    const unreadable = Object.fromEntries(lists.map((name) => [name, proxy]));
    const { recorder, told, method } = clientOf(vendor, resource, () => ({ ...unreadable, model: "m-1" }));
    method.create({ ...unreadable, model: "m" });
    expect(recorder.span().attributes).toMatchObject({ "gen_ai.request.model": "m", "gen_ai.response.model": "m-1" });
    expect(told).toEqual([]);
  });
});

const text = "a".repeat(2 ** 20);
const delta = (piece: object) => ({ choices: [{ delta: piece }] });

describe("a stream that never ends", () => {
  it.each<[string, string, readonly string[], object]>([
    ["chat text", "openai", ["chat", "completions"], delta({ content: text })],
    [
      "tool arguments",
      "openai",
      ["chat", "completions"],
      delta({ tool_calls: [{ function: { name: "f", arguments: text } }] }),
    ],
    ["tool names", "openai", ["chat", "completions"], delta({ tool_calls: [{ function: { name: text } }] })],
    [
      "a response's text",
      "openai",
      ["responses"],
      { type: "response.output_text.delta", output_index: 0, delta: text },
    ],
    ["a message's text", "anthropic", ["messages"], { type: "content_block_delta", index: 0, delta: { text } }],
  ])("fills no memory: %s", async (_, vendor, resource, chunk) => {
    const { recorder, told, method } = clientOf(vendor, resource, async function* chunks() {
      yield { type: "content_block_start", index: 0, content_block: { type: "text", text: "" } };
      for (let count = 0; count < 20; count += 1) yield chunk;
    });
    expect(await collect(method.create({}) as AsyncIterable<unknown>)).toHaveLength(21);
    const output = String(recorder.span().attributes["gen_ai.output.messages"]);
    expect(output.length).toBeGreaterThan(15 * text.length);
    expect(output.length).toBeLessThan(17 * text.length);
    expect(told).toEqual(["reading a chunk threw RangeError; the application is not affected"]);
  });

  it("has its items counted as far as any response has some", async () => {
    const { recorder, method } = clientOf("openai", ["responses"], async function* events() {
      for (let count = 0; count < 1024; count += 1)
        yield { type: "response.output_item.done", item: { type: "message" } };
      yield { type: "response.output_item.done", item: { type: "function_call", call_id: "c-1" } };
      yield { type: "response.completed", response: { status: "completed" } };
    });
    await collect(method.create({}) as AsyncIterable<unknown>);
    expect(recorder.span().attributes["gen_ai.response.finish_reasons"]).toEqual(["stop"]);
  });
});
