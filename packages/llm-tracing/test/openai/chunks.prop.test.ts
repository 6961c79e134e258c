import type { Attributes } from "@opentelemetry/api";
import {
  ATTR_GEN_AI_REQUEST_STREAM,
  ATTR_GEN_AI_RESPONSE_TIME_TO_FIRST_CHUNK,
  ATTR_SIDEBAND_RESPONSE_CHUNK_COUNT,
  ATTR_SIDEBAND_RESPONSE_OUTPUT_TOKENS_PER_SECOND,
} from "@sideband/semconv";
import fc, { type GeneratorValue } from "fast-check";
import { describe, expect, it } from "vitest";

import { wrapOpenAI } from "../../src/openai/index.ts";
import { collect, startRecorder, useContextManager, useDiagnostics } from "../recorder.ts";

useContextManager();
useDiagnostics();

const numRuns = Number(process.env["FC_NUM_RUNS"] ?? 200);

/** What only a stream has. */
const STREAMED = [
  ATTR_GEN_AI_REQUEST_STREAM,
  ATTR_GEN_AI_RESPONSE_TIME_TO_FIRST_CHUNK,
  ATTR_SIDEBAND_RESPONSE_CHUNK_COUNT,
  ATTR_SIDEBAND_RESPONSE_OUTPUT_TOKENS_PER_SECOND,
];

interface Method {
  create(body: object): unknown;
}

/** What is recorded of an answer, which comes in chunks where it is a list. */
const recorded = async (api: "chat" | "responses", answer: object, choices = 1): Promise<Attributes> => {
  const recorder = startRecorder();
  const chunks = async function* stream() {
    yield* answer as readonly object[];
  };
  const method: Method = { create: async () => (Array.isArray(answer) ? chunks() : answer) };
  const client = api === "chat" ? { chat: { completions: method } } : { responses: method };
  wrapOpenAI(client, { llm: recorder.llm({ captureContent: "span" }) });
  const result = await method.create({ model: "m", n: choices });
  if (Array.isArray(answer)) expect(await collect(result as AsyncIterable<object>)).toEqual(answer);
  const attributes = { ...recorder.span().attributes };
  for (const key of STREAMED) delete attributes[key];
  return attributes;
};

/** A text in pieces, some of them empty. */
const cut = (text: string, g: GeneratorValue): string[] => {
  const places = g(fc.array, fc.nat(text.length), { maxLength: 5 }).toSorted((one, other) => one - other);
  return [0, ...places].map((start, index) => text.slice(start, places[index]));
};

/** Several sequences as one, each in its order. */
const interleave = <T>(sequences: readonly (readonly T[])[], g: GeneratorValue): T[] => {
  const rest = sequences.map((sequence) => [...sequence]).filter((sequence) => sequence.length > 0);
  const all: T[] = [];
  while (rest.length > 0) {
    const index = g(fc.nat, rest.length - 1);
    const sequence = rest[index];
    all.push(sequence?.shift() as T);
    if (sequence?.length === 0) rest.splice(index, 1);
  }
  return all;
};

const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 });
const id = fc.stringMatching(/^[a-z]{1,8}_[0-9]{1,3}$/);
const tokens = fc.nat(1000);
const args = fc.oneof(fc.json(), text);

const call = fc.record({ id, name: text, arguments: args });
const choice = fc.record({
  content: fc.option(text),
  refusal: fc.option(text),
  reasoning_content: fc.option(text),
  calls: fc.array(call, { maxLength: 3 }),
  finish_reason: fc.constantFrom("stop", "length", "tool_calls", "content_filter"),
});
const completion = fc.record({ id, model: id, choices: fc.array(choice, { minLength: 1, maxLength: 3 }), tokens });

type Choice = typeof choice extends fc.Arbitrary<infer T> ? T : never;
const TEXTS = ["content", "refusal", "reasoning_content"] as const;

const message = ({ calls, content, refusal, reasoning_content }: Choice): object => ({
  role: "assistant",
  content,
  refusal,
  reasoning_content,
  tool_calls: calls.map((each) => ({ id: each.id, function: { name: each.name, arguments: each.arguments } })),
});

const deltas = (each: Choice, g: GeneratorValue): object[] => {
  const texts = TEXTS.map((key) => (each[key] === null ? [] : cut(each[key], g).map((piece) => ({ [key]: piece }))));
  const calls = each.calls.map(({ id: callId, name, arguments: json }, index) => [
    { tool_calls: [{ index, id: callId, function: { name, arguments: "" } }] },
    ...cut(json, g).map((piece) => ({ tool_calls: [{ index, function: { arguments: piece } }] })),
  ]);
  return interleave<object>([...texts, ...calls], g);
};

describe("an answer in chunks is recorded as the whole answer is, however it is cut:", () => {
  it("a chat completion", async () => {
    await fc.assert(
      fc.asyncProperty(completion, fc.gen(), async ({ choices, tokens: count, ...head }, g) => {
        const usage = { prompt_tokens: count, completion_tokens: count + 1 };
        const whole = {
          ...head,
          usage,
          choices: choices.map((each, index) => ({ index, message: message(each), finish_reason: each.finish_reason })),
        };
        const pieces = choices.map((each, index) => [
          ...deltas(each, g).map((delta) => ({ index, delta, finish_reason: null })),
          { index, delta: {}, finish_reason: each.finish_reason },
        ]);
        const chunks: object[] = [];
        for (const piece of interleave<object>(pieces, g)) {
          const last = chunks.at(-1) as { choices: object[] } | undefined;
          // Several choices may share a chunk.
          if (last !== undefined && g(fc.boolean)) last.choices.push(piece);
          else chunks.push({ ...head, choices: [piece], usage: g(fc.boolean) ? usage : null });
        }
        chunks.push({ ...head, choices: [], usage });
        const attributes = await recorded("chat", chunks, choices.length);
        expect(attributes).toEqual(await recorded("chat", whole, choices.length));
      }),
      { numRuns },
    );
  });

  it("a response", async () => {
    await fc.assert(
      fc.asyncProperty(response, fc.gen(), async (whole, g) => {
        const chunks = events(whole, g);
        const repeats = g(fc.boolean);
        const end = repeats ? whole : { ...whole, output: [] };
        chunks.push({ type: `response.${whole.status}`, response: end });
        expect(await recorded("responses", chunks)).toEqual(await recorded("responses", whole));
      }),
      { numRuns },
    );
  });

  it("a response, of which as much is known as has come", async () => {
    await fc.assert(
      fc.asyncProperty(response, fc.gen(), async (whole, g) => {
        const chunks = events(whole, g);
        const attributes = await recorded("responses", chunks.slice(0, g(fc.nat, chunks.length)));
        expect(attributes["gen_ai.response.finish_reasons"]).toEqual(["error"]);
        expect(attributes["error.type"]).toBeUndefined();
      }),
      { numRuns },
    );
  });
});

const part = fc.oneof(
  fc.record({ type: fc.constant("output_text" as const), text }),
  fc.record({ type: fc.constant("refusal" as const), refusal: text }),
);
const item = fc.oneof(
  fc.record({ type: fc.constant("message" as const), content: fc.array(part, { maxLength: 3 }) }),
  fc.record({ type: fc.constant("reasoning" as const), summary: fc.array(fc.record({ text }), { maxLength: 2 }) }),
  fc.record({ type: fc.constant("function_call" as const), call_id: id, name: text, arguments: args }),
  fc.record({ type: fc.constant("custom_tool_call" as const), call_id: id, name: text, input: text }),
  fc.record({ type: fc.constant("web_search_call" as const), id, query: text }),
);
type Item = typeof item extends fc.Arbitrary<infer T> ? T : never;

const response = fc.record({
  id,
  model: id,
  status: fc.constantFrom("completed" as const, "incomplete" as const, "failed" as const),
  incomplete_details: fc.constantFrom({ reason: "max_output_tokens" }, { reason: "content_filter" }, null),
  error: fc.constantFrom({ code: "server_error", message: "" }, null),
  output: fc.array(item, { maxLength: 4 }),
  usage: fc.record({ input_tokens: tokens, output_tokens: tokens }),
});
type Response = typeof response extends fc.Arbitrary<infer T> ? T : never;

/** The pieces of an item, and what is known of it before them. */
const piecesOf = (each: Item, g: GeneratorValue): readonly [begun: object, pieces: object[]] => {
  const pieces = (type: string, value: string, place: object = {}): object[] =>
    cut(value, g).map((delta) => ({ type: `response.${type}.delta`, delta, ...place }));
  switch (each.type) {
    case "message": {
      const parts = each.content.map((content, index) => {
        const place = { content_index: index };
        return content.type === "refusal"
          ? pieces("refusal", content.refusal, place)
          : pieces("output_text", content.text, place);
      });
      return [{ ...each, content: [] }, interleave(parts, g)];
    }
    case "reasoning": {
      const parts = each.summary.map((summary, index) =>
        pieces("reasoning_summary_text", summary.text, { summary_index: index }),
      );
      return [{ ...each, summary: [] }, interleave(parts, g)];
    }
    case "function_call":
      return [{ ...each, arguments: "" }, pieces("function_call_arguments", each.arguments)];
    case "custom_tool_call":
      return [{ ...each, input: "" }, pieces("custom_tool_call_input", each.input)];
    default:
      return [each, []];
  }
};

/** All events of a response but its last; those of an item that has been told in pieces may leave out the whole. */
const events = (whole: Response, g: GeneratorValue): object[] => {
  const items = whole.output.map((each, index) => {
    const place = { output_index: index };
    const [begun, pieces] = piecesOf(each, g);
    return [
      { type: "response.output_item.added", ...place, item: begun },
      ...pieces.map((piece) => ({ ...piece, ...place })),
      { type: "response.output_item.done", ...place, item: each },
    ];
  });
  const created = { id: whole.id, model: whole.model, status: "in_progress", output: [] };
  return [{ type: "response.created", response: created }, ...interleave<object>(items, g)];
};
