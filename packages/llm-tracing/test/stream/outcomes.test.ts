import { describe, expect, it } from "vitest";

import type { LlmSpan, LlmTracerOptions } from "../../src/index.ts";
import type { InferenceSpan } from "../../src/inference/inference-span.ts";
import { collect, ERROR, startRecorder, UNSET, useContextManager, useDiagnostics } from "../recorder.ts";

useContextManager();
const diagnostics = useDiagnostics();

const request = { provider: "acme", model: "acme-1" };

const TIME_TO_FIRST = "gen_ai.response.time_to_first_chunk";
const CHUNKS = "sideband.response.chunk.count";
const SPEED = "sideband.response.output_tokens_per_second";
const OUTCOME = "sideband.outcome";
const REASONS = "gen_ai.response.finish_reasons";
const OUTPUT = "gen_ai.output.messages";

/** Three words, half a second apart, the first after a quarter of a second. */
const startStream = (options: LlmTracerOptions = {}) => {
  const recorder = startRecorder();
  let nowMs = 0;
  const llm = recorder.llm({ nowMs: () => nowMs, captureContent: "span", ...options });
  const words: string[] = [];
  const source = async function* speak() {
    for (const [waitMs, word] of [
      [250, "one"],
      [500, "two"],
      [500, "three"],
    ] as const) {
      nowMs += waitMs;
      yield word;
    }
    nowMs += 1000;
  };
  const read = (word: string, span: LlmSpan): void => {
    words.push(word);
    span.recordUsage({ outputTokens: 10 * words.length });
    if (words.length === 1) {
      span.recordOutput(() => [{ role: "assistant", parts: [{ type: "text", content: words.join(" ") }] }]);
    }
    if (words.length === 3) span.recordResponse({ finishReasons: ["stop"] });
  };
  return { recorder, llm, stream: llm.stream(request, source, read) };
};

const said = (attributes: object): unknown => {
  const output = (attributes as Record<string, unknown>)[OUTPUT];
  return typeof output === "string" ? JSON.parse(output)[0].parts[0].content : undefined;
};

describe("a stream", () => {
  it("that was read to its end tells of its chunks, and of its speed after the first one", async () => {
    const { recorder, stream } = startStream();
    await collect(stream);
    const { attributes, status } = recorder.span();
    expect(attributes).toMatchObject({ [TIME_TO_FIRST]: 0.25, [CHUNKS]: 3, [SPEED]: 15, [REASONS]: ["stop"] });
    expect(attributes).not.toHaveProperty(OUTCOME);
    expect([said(attributes), status.code]).toEqual(["one two three", UNSET]);
  });

  it("that was left has what had come until then, and was cancelled", async () => {
    const { recorder, stream } = startStream();
    for await (const word of stream) if (word === "two") break;
    const { attributes, status } = recorder.span();
    expect(attributes).toMatchObject({
      [TIME_TO_FIRST]: 0.25,
      [CHUNKS]: 2,
      [SPEED]: 40,
      [REASONS]: ["error"],
      [OUTCOME]: "cancelled",
      "gen_ai.usage.output_tokens": 20,
    });
    expect([said(attributes), status.code]).toEqual(["one two", UNSET]);
  });

  it("that failed has what had come until then", async () => {
    const { recorder, llm } = startStream();
    const failing = async function* fail() {
      yield "one";
      throw new RangeError("cut");
    };
    await expect(collect(llm.stream(request, failing))).rejects.toThrow();
    expect(recorder.span().attributes).toMatchObject({ [CHUNKS]: 1, [REASONS]: ["error"], "error.type": "RangeError" });
    expect(recorder.span().attributes).not.toHaveProperty(OUTCOME);
    expect(recorder.span().status.code).toBe(ERROR);
  });

  it("that was given up by the application has what had come, but no speed: nobody knows when it ended", async () => {
    const { recorder, llm, stream } = startStream();
    await stream.next();
    await stream.next();
    llm.flush();
    const { attributes } = recorder.span();
    expect(attributes).toMatchObject({ [CHUNKS]: 2, [OUTCOME]: "abandoned", [REASONS]: ["error"] });
    expect(attributes).not.toHaveProperty(SPEED);
    expect(said(attributes)).toBe("one two");
    // It goes on for the application, and nothing more is recorded of it.
    expect(await collect(stream)).toEqual(["three"]);
    expect(recorder.spans()).toHaveLength(1);
    expect(diagnostics.take()).toEqual([
      expect.stringMatching(/^@sideband\/llm-tracing: 1 spans were still open at a flush/),
    ]);
  });

  it("that was never read is told as such, unlike one whose first chunk is waited for", async () => {
    const { recorder, llm } = startStream();
    const silent = { [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => {}) }) };
    llm.stream(request, silent);
    void llm.stream(request, silent).next();
    llm.shutdown();
    diagnostics.take();
    expect(recorder.spans().map(({ attributes }) => attributes[OUTCOME])).toEqual(["abandoned", "unconsumed"]);
  });

  it("that was read, but not as far as a first chunk, is one that was consumed", () => {
    const { recorder, llm } = startStream();
    const unread = llm.startInference(request) as InferenceSpan;
    unread.streams({ pending: 0, claimed: false });
    const begun = llm.startInference(request) as InferenceSpan;
    begun.streams({ pending: 0, claimed: true });
    llm.startInference(request);
    llm.flush();
    expect(recorder.spans().map(({ attributes }) => attributes[OUTCOME])).toEqual(["abandoned", "unconsumed"]);
    llm.shutdown();
    expect(recorder.spans().at(-1)?.attributes[OUTCOME]).toBe("abandoned");
    diagnostics.take();
  });

  it("without tokens, or with all of them in one chunk, has no speed", async () => {
    const recorder = startRecorder();
    let nowMs = 0;
    const llm = recorder.llm({ nowMs: () => nowMs });
    const one = async function* once() {
      yield 1;
    };
    await collect(llm.stream(request, one, (_, span) => span.recordUsage({ outputTokens: 5 })));
    await collect(
      llm.stream(request, one, (_, span) => {
        span.recordUsage({ outputTokens: 0 });
        nowMs += 1000;
      }),
    );
    await collect(llm.stream(request, one, () => (nowMs += 1000)));
    for (const { attributes } of recorder.spans()) expect(attributes).not.toHaveProperty(SPEED);
    expect(recorder.spans()).toHaveLength(3);
  });

  it("with a clock that goes back or breaks has times that are none", async () => {
    for (const clock of [() => -Date.now(), () => Number.NaN, () => "noon" as never]) {
      const { recorder, stream } = startStream({ nowMs: clock });
      await collect(stream);
      const times = [TIME_TO_FIRST, SPEED].map((key) => recorder.span().attributes[key] ?? 0);
      for (const time of times) expect(time).toBeGreaterThanOrEqual(0);
    }
  });

  it("whose span is told of chunks by hand is a stream", () => {
    const recorder = startRecorder();
    const span = recorder.llm().startInference(request);
    span.recordChunk();
    span.recordChunk();
    span.end();
    expect(recorder.span().attributes).toMatchObject({ "gen_ai.request.stream": true, [CHUNKS]: 2 });
  });

  it("keeps what output was told last", () => {
    const { recorder, llm } = startStream();
    const span = llm.startInference(request);
    const output = (content: string) => [{ role: "assistant", parts: [{ type: "text", content } as const] }];
    span.recordOutput(() => output("first"));
    span.recordOutput(output("second"));
    span.end();
    expect(said(recorder.span().attributes)).toBe("second");
  });
});
