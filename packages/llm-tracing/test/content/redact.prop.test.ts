import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { LlmTracer, LlmTracerOptions } from "../../src/index.ts";
import { recordLogs } from "../events/recorded-logs.ts";
import { startRecorder, useContextManager, useDiagnostics } from "../recorder.ts";

useContextManager();
const diagnostics = useDiagnostics();

const numRuns = Number(process.env["FC_NUM_RUNS"] ?? 200);

/** No identifier: what looks like one may be an error's code. */
const SECRET = "s3cret: 4111 1111";

const redact = (text: string): string => text.replaceAll(SECRET, "***");

/** A text that may hold the secret. */
const text = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(fc.string(), fc.string()).map(([before, after]) => before + SECRET + after) },
  { weight: 1, arbitrary: fc.string() },
);

/** A value with the secret in texts and keys, at any depth. */
const value = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    { weight: 3, arbitrary: text },
    { weight: 1, arbitrary: fc.oneof(fc.integer(), fc.boolean(), fc.constant(null)) },
    { weight: 2, arbitrary: fc.array(tie("value"), { maxLength: 4 }) },
    { weight: 2, arbitrary: fc.dictionary(text, tie("value"), { maxKeys: 4 }) },
    { weight: 1, arbitrary: text.map((told) => ({ toJSON: () => ({ [told]: told }) })) },
    { weight: 1, arbitrary: text.map((told) => new URL(`https://example.com/?q=${encodeURI(told)}`)) },
    { weight: 1, arbitrary: text.map((told) => JSON.stringify({ told })) },
  ),
})).value;

const message = fc.record({ role: text, parts: fc.array(fc.record({ type: text, content: text, extra: value })) });
const messages = fc.array(message, { maxLength: 3 });

const error = fc.letrec<{ error: unknown }>((tie) => ({
  error: fc.oneof(
    { depthSize: "small" },
    text,
    fc.record({ message: text, code: text, type: text, name: text }, { requiredKeys: [] }),
    fc.tuple(text, tie("error")).map(([told, cause]) => new Error(told, { cause })),
    fc.tuple(text, fc.array(tie("error"), { maxLength: 3 })).map(([told, errors]) => new AggregateError(errors, told)),
    fc.tuple(text, text).map(([told, said]) =>
      Object.assign(new Error(`400 ${told}`), {
        status: 400,
        code: "content_filter",
        error: {
          message: said,
          code: "content_filter",
          innererror: { content_filter_result: { [said]: { filtered: true } } },
        },
      }),
    ),
  ),
})).error;

/** What holds content alone: without capture, nothing of it is to be seen. */
const content = fc.record({ messages, value, error, text });
type Content = typeof content extends fc.Arbitrary<infer T> ? T : never;

const attempt = (fn: () => unknown): void => {
  try {
    fn();
  } catch {
    // Planted.
  }
};

/** Every operation, with the secret in all that is content. */
const useContent = (llm: LlmTracer, { messages: said, value: anything, error: thrown, text: told }: Content): void => {
  const fail = (): never => {
    throw thrown;
  };
  const chat = {
    provider: "acme",
    messages: said as never,
    systemInstructions: said as never,
    tools: [anything] as never,
    promptVariables: { city: told },
  };
  const span = llm.startInference(chat);
  span.recordInput(said as never);
  span.recordOutput(said as never);
  span.recordOutput(() => said as never);
  span.fail(thrown);
  attempt(() => llm.agent({ name: "a" }, () => llm.chat(chat, fail)));
  llm.tool({ name: "t", arguments: anything, description: told }, () => anything);
  attempt(() => llm.tool({ name: "t", arguments: told }, fail));
  llm.workflow({ messages: said as never }, () => {});
  llm.retrieval({ query: told }, (found) => found.record({ documents: [anything] as never }));
  llm.memorySearch({ query: told }, (found) => found.record({ records: [anything] as never }));
  llm.reasoning({}, (found) => found.record({ thought: told }));
  llm.toolSelection({}, (found) => found.record({ reason: told }));
  llm.evaluation({ name: "e", explanation: told, of: span });
  llm.plan({}, () => llm.evaluation({ name: "e", explanation: told }));
};

/** The same in all else that is given. */
const useTexts = (llm: LlmTracer, told: string): void => {
  const request = { provider: told, model: told, operation: told, stop: [told, told], serverAddress: told };
  const span = llm.startInference({ ...request, promptName: told, attributes: { [told]: told, list: [told] } });
  span.recordResponse({ id: told, model: told, finishReasons: [told], serviceTier: told });
  span.recordCost({ amount: 1, currency: told });
  span.end();
  llm.embeddings({ provider: told, model: told, encodingFormats: told, attributes: { [told]: told } }, () => {});
  llm.agent({ name: told, description: told, conversationId: told }, () => {
    llm.agent({ name: "within" }, () => {});
    llm.tool({ name: told, callId: told, type: told }, () => {});
    llm.plan({}, () => {});
  });
  llm.workflow({ name: told }, () => {});
  llm.retrieval({ dataSourceId: told }, () => {});
  llm.memorySearch({ storeId: told }, () => {});
  llm.reasoning({ type: told }, (found) => found.record({ selectedAction: told }));
  llm.toolSelection({ available: [told] }, (found) => found.record({ tool: told }));
  llm.evaluation({ name: told, scoreLabel: told, responseId: told });
};

/** All that was exported, and all that was said. */
const exported = (options: LlmTracerOptions, use: (llm: LlmTracer) => void): string => {
  const recorder = startRecorder();
  const { loggerProvider, logs } = recordLogs();
  use(recorder.llm({ loggerProvider, ...options }));
  const spans = recorder
    .spans()
    .map(({ name, status, attributes, events, links }) => ({ name, status, attributes, events, links }));
  expect(spans.length).toBeGreaterThan(10);
  const records = logs().map(({ eventName, attributes, body }) => ({ eventName, attributes, body }));
  // JSON within JSON is escaped: the secret has nothing to escape.
  return JSON.stringify([spans, records, diagnostics.take()]);
};

const captureContent = fc.constantFrom("none", "span", "event", "span-and-event");
const contentAs = fc.constantFrom("json", "structure");
const exceptions = fc.constantFrom("span-events", "logs", "both");
const dialects = fc.constantFrom(["genai-0.1"], ["genai-0.1", "semconv-1.41", "refinement-1.0"], ["refinement-1.0"]);
const options = fc.record({ captureContent, contentAs, exceptions, dialects }) as fc.Arbitrary<LlmTracerOptions>;

describe("a secret", () => {
  it("is seen nowhere that `redact` has replaced it", () => {
    fc.assert(
      fc.property(options, content, text, (given, planted, told) => {
        const all = exported({ ...given, redact }, (llm) => {
          useContent(llm, planted);
          useTexts(llm, told);
        });
        expect(all).not.toContain(SECRET);
      }),
      { numRuns },
    );
  });

  it("in content is seen nowhere that content is not captured", () => {
    fc.assert(
      fc.property(options, content, (given, planted) => {
        const all = exported({ ...given, captureContent: "none" }, (llm) => useContent(llm, planted));
        expect(all).not.toContain(SECRET);
      }),
      { numRuns },
    );
  });

  it("would be seen otherwise", () => {
    const planted = { messages: [], value: SECRET, error: new Error(SECRET), text: SECRET };
    for (const place of ["span", "event"] as const) {
      expect(exported({ captureContent: place }, (llm) => useContent(llm, planted))).toContain(SECRET);
    }
    expect(exported({}, (llm) => useTexts(llm, SECRET))).toContain(SECRET);
  });
});
