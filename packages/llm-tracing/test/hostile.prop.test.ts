import type { Span, TracerProvider } from "@opentelemetry/api";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { type LlmSpan, LlmTracer, type ResultSpan, withIdentity } from "../src/index.ts";
import { toJson } from "../src/content/to-json.ts";
import { startRecorder, useContextManager, useDiagnostics } from "./recorder.ts";

useContextManager();
const diagnostics = useDiagnostics();

const numRuns = Number(process.env["FC_NUM_RUNS"] ?? 200);

const throwing = (): never => {
  throw new Error("hostile");
};

/** Traps are off while fast-check looks at its own values. */
let armed = false;
const arm = <T>(fn: () => T): T => {
  armed = true;
  try {
    return fn();
  } finally {
    armed = false;
    diagnostics.take();
  }
};
const trap: object = new Proxy(
  {},
  {
    get: (target, key) => (armed ? throwing() : Reflect.get(target, key)),
    has: (target, key) => (armed ? throwing() : Reflect.has(target, key)),
    ownKeys: (target) => (armed ? throwing() : Reflect.ownKeys(target)),
  },
);
const circular: Record<string, unknown> = { name: "self" };
circular["self"] = circular;

const hostile = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withSparseArray: true }),
  fc.constantFrom<unknown>(trap, circular, Symbol("s"), throwing, { toJSON: throwing }, [trap], NaN, -0, Infinity),
);

const fields = ["provider", "model", "operation", "attributes", "messages", "systemInstructions", "tools", "stop"];
const more = ["choiceCount", "serverAddress", "serverPort", "seed", "maxTokens", "temperature", "stream", "name"];
const request = fc.oneof(
  hostile,
  fc.record(Object.fromEntries([...fields, ...more].map((field) => [field, hostile])), { requiredKeys: [] }),
);

const ending = fc.constantFrom("end", "fail", "cancel");
const form = fc.constantFrom("json", "structure");

const record = (span: LlmSpan, value: never): void => {
  span.recordResponse(value);
  span.recordResponse({ id: value, model: value, finishReasons: value });
  span.recordUsage(value);
  span.recordCost(value);
  span.recordUsage({ inputTokens: value, reasoningOutputTokens: value });
  span.recordInput(value);
  span.recordOutput(value);
  span.recordChunk();
};

describe("whatever it is given", () => {
  it("the tracer neither throws nor loses a span", () => {
    fc.assert(
      fc.property(request, hostile, ending, form, fc.boolean(), (given, value, ending, contentAs, redacts) =>
        arm(() => {
          const recorder = startRecorder();
          const llm = recorder.llm({
            captureContent: "span",
            contentAs,
            ...(redacts && { redact: (text) => text.toUpperCase() }),
            prices: { cost: () => value as never },
          });
          const span = llm.startInference(given as never);
          record(span, value as never);
          span[ending](value);
          const result = {};
          expect(llm.chat(given as never, () => result)).toBe(result);
          expect(llm.tool(given as never, () => result)).toBe(result);
          expect(llm.agent(given as never, () => result)).toBe(result);
          expect(recorder.spans()).toHaveLength(4);
          const methods = llm as unknown as Record<string, (given: unknown, fn: unknown) => unknown>;
          for (const operation of ["embeddings", "retrieval", "memorySearch", "workflow", "plan"] as const) {
            expect(methods[operation]?.(given, () => result)).toBe(result);
          }
          for (const operation of ["retrieval", "memorySearch", "reasoning", "toolSelection"] as const) {
            const record = (found: ResultSpan<never>): object => {
              found.record(value as never);
              found.record({ documents: value, records: value, thought: value, reason: value, tool: value } as never);
              return result;
            };
            expect(methods[operation]?.(given, record)).toBe(result);
          }
          expect(llm.agent({ name: "a", handoffFrom: value as never }, () => result)).toBe(result);
          expect(withIdentity(value as never, () => result)).toBe(result);
          llm.evaluation(given as never);
          llm.evaluation({ name: "e", explanation: value as never, of: value as never });
          llm.flush(value as never);
          expect(recorder.spans()).toHaveLength(14);
        }),
      ),
      { numRuns },
    );
  });

  it("a callback's result is its own", () => {
    fc.assert(
      fc.property(hostile, (result) =>
        arm(() => {
          const recorder = startRecorder();
          const llm = recorder.llm({ captureContent: "span" });
          expect(
            Object.is(
              llm.agent({ name: "a" }, () => result),
              result,
            ),
          ).toBe(true);
          expect(
            Object.is(
              llm.tool({ name: "t" }, () => result),
              result,
            ),
          ).toBe(true);
          expect(recorder.spans()).toHaveLength(2);
        }),
      ),
      { numRuns },
    );
  });

  it("JSON.stringify and toJson agree where the former has an answer", () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(toJson(value)).toBe(JSON.stringify(value));
      }),
      { numRuns },
    );
  });
});

describe("toJson", () => {
  it("breaks cycles, not repetitions, and writes BigInts out", () => {
    const shared = { n: 12n };
    expect(toJson({ a: shared, b: [shared, circular] })).toBe(
      '{"a":{"n":"12"},"b":[{"n":"12"},{"name":"self","self":"[Circular]"}]}',
    );
  });
});

describe("a provider that throws", () => {
  const brokenSpan = new Proxy({} as Span, { get: () => throwing });
  const providers: Record<string, TracerProvider> = {
    "in getTracer": { getTracer: throwing },
    "in startSpan": { getTracer: () => ({ startSpan: throwing, startActiveSpan: throwing }) },
    "in the span": { getTracer: () => ({ startSpan: () => brokenSpan, startActiveSpan: throwing }) },
  };

  it.each(Object.entries(providers))("%s is told of, and not noticed by the application", async (_, tracerProvider) => {
    const llm = new LlmTracer({ tracerProvider, captureContent: "span" });
    const error = new Error("of the application");
    const result = {};
    const messages = [{ role: "user", parts: [] }];
    expect(llm.chat({ provider: "openai", messages }, () => result)).toBe(result);
    await expect(llm.tool({ name: "t" }, () => Promise.reject(error))).rejects.toBe(error);
    const chunks = [];
    const stream = llm.stream({ provider: "openai" }, async () =>
      (async function* one() {
        yield result;
      })(),
    );
    for await (const chunk of stream) chunks.push(chunk);
    expect(chunks).toEqual([result]);
    expect(diagnostics.take()).not.toEqual([]);
  });
});
