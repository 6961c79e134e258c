import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { wrapOpenAI } from "../../src/openai/index.ts";
import { METHODS } from "../../src/openai/methods.ts";
import { startRecorder, useContextManager, useDiagnostics } from "../recorder.ts";

useContextManager();
useDiagnostics();

const numRuns = Number(process.env["FC_NUM_RUNS"] ?? 300);

const throwing = (): never => {
  throw new Error("hostile");
};

/** Traps are off while fast-check looks at its own values. */
let armed = false;
const trapped = (target: object): object =>
  new Proxy(target, {
    get: (object, key, receiver) => (armed && key !== "then" ? throwing() : Reflect.get(object, key, receiver)),
    has: (object, key) => (armed ? throwing() : Reflect.has(object, key)),
    ownKeys: (object) => (armed ? throwing() : Reflect.ownKeys(object)),
    set: throwing,
    defineProperty: throwing,
    deleteProperty: throwing,
  });

const KEYS = `
  id model usage choices index delta message finish_reason content tool_calls text type response item output
  output_index item_id call_id status error summary data input messages prompt tools instructions embedding
  conversation arguments function
`;
const TYPES = `
  message reasoning function_call function_call_output web_search_call input_image input_file error completed
  response.created response.completed response.failed response.output_item.added response.output_item.done
  response.output_text.delta response.function_call_arguments.delta
`;
const words = (text: string): readonly string[] => text.trim().split(/\s+/);

const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true, withSparseArray: true }),
    fc.constantFrom<unknown>(trapped({}), trapped([]), Symbol("s"), throwing, -1, NaN, 2 ** 53, "", ...words(TYPES)),
    tie("object"),
    fc.array(tie("any"), { maxLength: 3 }),
  ),
  object: fc.dictionary(fc.constantFrom(...words(KEYS)), tie("any"), { maxKeys: 6 }),
}));

/** In a module, an attempt to change what is frozen throws. */
const freeze = (value: unknown): void => {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return;
  try {
    Object.freeze(value);
    for (const inner of Object.values(value)) freeze(inner);
  } catch {
    // A trap takes no changes anyway.
  }
};

describe.each(METHODS.map(({ resource, api }) => [resource.join("."), resource, api] as const))(
  "whatever `%s` is given and gives",
  (_, resource) => {
    it("passes through unchanged, and is one span", async () => {
      await fc.assert(
        fc.asyncProperty(
          value.any,
          value.any,
          fc.array(value.any, { maxLength: 5 }),
          fc.boolean(),
          async (body, answer, chunks, stream) => {
            const recorder = startRecorder();
            const given: unknown[] = [];
            const generate = async function* generate(): AsyncGenerator {
              yield* chunks;
            };
            const method = {
              create: async (asked: unknown): Promise<unknown> => {
                given.push(asked);
                return stream ? generate() : answer;
              },
            };
            const client: object = resource.reduceRight<object>((inner, name) => ({ [name]: inner }), method);
            const told: string[] = [];
            wrapOpenAI(client as never, {
              llm: recorder.llm({ captureContent: "span", log: (line) => void told.push(line) }),
            });
            for (const value of [body, answer, ...chunks]) freeze(value);
            armed = true;
            try {
              const result = await method.create(body);
              given.push(result);
              if (stream) for await (const chunk of result as AsyncIterable<unknown>) given.push(chunk);
            } finally {
              armed = false;
            }
            const expected = stream ? [body, given[1], ...chunks] : [body, answer];
            expect(given.map((each, index) => Object.is(each, expected[index]))).toEqual(expected.map(() => true));
            expect(recorder.spans()).toHaveLength(1);
            // What a trap throws is an Error: all else would be an attempt to change something, or a fault of ours.
            expect(told.filter((line) => !line.includes("threw Error;"))).toEqual([]);
          },
        ),
        { numRuns },
      );
    });
  },
);
