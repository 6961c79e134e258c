import { trace } from "@opentelemetry/api";
import { describe, expect, it } from "vitest";

import {
  collect,
  ERROR,
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

const request = { provider: "acme", model: "acme-1" };
const activeSpan = (): string | undefined => trace.getActiveSpan()?.spanContext().spanId;

/** A source that notes what is asked of it. */
const source = (chunks: readonly object[], failure?: Error) => {
  const asked: string[] = [];
  const spans: (string | undefined)[] = [];
  const left = [...chunks];
  const iterator: AsyncIterator<object, unknown, unknown> = {
    async next() {
      asked.push("next");
      spans.push(activeSpan());
      const value = left.shift();
      if (value !== undefined) return { done: false, value };
      if (failure !== undefined) throw failure;
      return { done: true, value: "result" };
    },
    async return(value?: unknown) {
      asked.push("return");
      return { done: true, value };
    },
  };
  return { asked, spans, iterable: { [Symbol.asyncIterator]: () => iterator } };
};

const a = { text: "a" };
const b = { text: "b" };

describe("LlmTracer.stream", () => {
  it("passes the very chunks and the result through, one step for one step", async () => {
    const recorder = startRecorder();
    const { asked, iterable } = source([a, b]);
    const stream = recorder.llm().stream(request, iterable);
    expect(asked).toEqual([]);
    const first = await stream.next();
    expect(first.value).toBe(a);
    expect(asked).toEqual(["next"]);
    expect((await stream.next()).value).toBe(b);
    expect(asked).toEqual(["next", "next"]);
    expect(recorder.spans()).toEqual([]);
    expect(await stream.next()).toEqual({ done: true, value: "result" });
    expect(recorder.span().status).toEqual({ code: UNSET });
    expect(recorder.span().attributes).toMatchObject({ "gen_ai.request.stream": true });
    expect(recorder.span().attributes["gen_ai.response.finish_reasons"]).toBeUndefined();
  });

  it("shows each chunk to `read`, before the consumer has it", async () => {
    const recorder = startRecorder();
    const seen: object[] = [];
    const stream = recorder.llm().stream(request, source([a, b]).iterable, (chunk, span) => {
      seen.push(chunk);
      span.recordUsage({ outputTokens: seen.length });
    });
    for await (const chunk of stream) expect(seen.at(-1)).toBe(chunk);
    expect(seen).toEqual([a, b]);
    expect(recorder.span().attributes["gen_ai.usage.output_tokens"]).toBe(2);
  });

  it("times the first chunk from the start of the request", async () => {
    const recorder = startRecorder();
    let nowMs = 0;
    const stream = recorder.llm({ nowMs: () => nowMs }).stream(request, async () => {
      nowMs += 100;
      return (async function* slow() {
        nowMs += 20;
        yield a;
        nowMs += 1000;
        yield b;
      })();
    });
    await collect(stream);
    expect(recorder.span().attributes["gen_ai.response.time_to_first_chunk"]).toBe(0.12);
  });

  it("takes leaving early for a cancellation, and passes it on", async () => {
    const recorder = startRecorder();
    const { asked, iterable } = source([a, b]);
    for await (const chunk of recorder.llm().stream(request, iterable)) if (chunk === a) break;
    expect(asked).toEqual(["next", "return"]);
    expect(recorder.span().status).toEqual({ code: UNSET });
    expect(recorder.span().attributes).toMatchObject({ "gen_ai.response.finish_reasons": ["error"] });
    expect(recorder.span().attributes["error.type"]).toBeUndefined();
  });

  it("lets an error in the loop's body through, after telling the source", async () => {
    const recorder = startRecorder();
    const { asked, iterable } = source([a, b]);
    const error = new Error("of the application");
    const loop = async (): Promise<void> => {
      for await (const _ of recorder.llm().stream(request, iterable)) throw error;
    };
    await expect(loop()).rejects.toBe(error);
    expect(asked).toEqual(["next", "return"]);
    expect(recorder.span().status).toEqual({ code: UNSET });
  });

  it("fails with the source, with the same error", async () => {
    const recorder = startRecorder();
    const error = new TypeError("broken");
    const stream = recorder.llm().stream(request, source([a], error).iterable);
    await expect(collect(stream)).rejects.toBe(error);
    expect(recorder.span().status).toEqual({ code: ERROR, message: "TypeError" });
    expect(recorder.span().attributes).toMatchObject({
      "error.type": "TypeError",
      "gen_ai.response.finish_reasons": ["error"],
    });
  });

  it("passes `throw()` on, closing a source that has none", async () => {
    const recorder = startRecorder();
    const { asked, iterable } = source([a, b]);
    const error = new Error("thrown in");
    const stream = recorder.llm().stream(request, iterable);
    await stream.next();
    await expect(stream.throw(error)).rejects.toBe(error);
    expect(asked).toEqual(["next", "return"]);
    expect(recorder.span().status.code).toBe(ERROR);
  });

  it("lets a generator handle what is thrown into it, and go on", async () => {
    const recorder = startRecorder();
    const stream = recorder.llm().stream(request, async function* stubborn() {
      try {
        yield a;
      } catch {
        yield b;
      }
    });
    await stream.next();
    expect(await stream.throw(new Error("handled"))).toEqual({ done: false, value: b });
    expect(await stream.next()).toEqual({ done: true, value: undefined });
    expect(recorder.span().status).toEqual({ code: UNSET });
  });

  it("runs each step in the span's context, wherever it is asked for", async () => {
    const recorder = startRecorder();
    const { spans, iterable } = source([a, b]);
    const stream = recorder.llm().stream(request, iterable);
    await stream.next();
    await recorder.llm().chat(request, () => stream.next());
    await stream.next();
    const own = recorder.spans().at(-1)?.spanContext().spanId;
    expect(spans).toEqual([own, own, own]);
    expect(activeSpan()).toBeUndefined();
  });

  it("keeps concurrent steps concurrent", async () => {
    const recorder = startRecorder();
    const { asked, iterable } = source([a, b]);
    const stream = recorder.llm().stream(request, iterable);
    const steps = [stream.next(), stream.next(), stream.next()];
    expect(asked).toEqual(["next", "next", "next"]);
    expect((await Promise.all(steps)).map(({ value }) => value)).toEqual([a, b, "result"]);
    expect(recorder.span().status).toEqual({ code: UNSET });
  });

  it("does not ask a function before the first step, nor if it is left before", async () => {
    const recorder = startRecorder();
    let asked = 0;
    const ask = () => {
      asked += 1;
      return source([a]).iterable;
    };
    const left = recorder.llm().stream(request, ask);
    expect(await left.return("left")).toEqual({ done: true, value: "left" });
    expect(await left.next()).toEqual({ done: true, value: undefined });
    expect([asked, recorder.started()]).toEqual([0, 0]);
    await collect(recorder.llm().stream(request, ask));
    expect([asked, recorder.started()]).toEqual([1, 1]);
  });

  it("puts a function's span under the span that was active at the call, and calls it in its own", async () => {
    const recorder = startRecorder();
    const llm = recorder.llm();
    let within: string | undefined;
    const ask = async () => {
      within = activeSpan();
      return source([a]).iterable;
    };
    const { stream } = llm.agent({ name: "support" }, () => ({ stream: llm.stream(request, ask) }));
    await collect(stream);
    const [agent, chat] = recorder.spans();
    expect(chat?.parentSpanContext?.spanId).toBe(agent?.spanContext().spanId);
    expect(within).toBe(chat?.spanContext().spanId);
  });

  it("fails with a function that fails, and is over then", async () => {
    const recorder = startRecorder();
    const error = new Error("no such model");
    const stream = recorder.llm().stream(request, () => Promise.reject(error));
    await expect(stream.next()).rejects.toBe(error);
    expect(await stream.next()).toEqual({ done: true, value: undefined });
    expect(recorder.span().status.code).toBe(ERROR);
  });

  it("keeps what `read` throws, or rejects with, from the application, and tells of it once", async () => {
    const recorder = startRecorder();
    const stream = recorder.llm().stream(request, source([a, b]).iterable, () => {
      throw new Error("my secret");
    });
    expect(await collect(stream)).toEqual([a, b]);
    const rejecting = recorder.llm().stream(request, source([a, b]).iterable, async () => {
      await turn();
      throw new TypeError("my secret");
    });
    expect(await collect(rejecting)).toEqual([a, b]);
    await turn();
    const told = diagnostics.take();
    expect(told).toEqual([expect.stringContaining("threw Error;"), expect.stringContaining("threw TypeError;")]);
    expect(told.join("")).not.toContain("secret");
    expect(recorder.spans()).toHaveLength(2);
  });

  it.each(["return", "throw"] as const)("keeps `%s()` before the steps that come after it", async (leave) => {
    const error = new Error("of the consumer");
    const steps = async (chunks: AsyncGenerator<number, unknown, unknown>): Promise<unknown> =>
      Promise.allSettled([chunks.next(), chunks[leave](error), chunks.next()]);
    const source = async function* count() {
      await turn();
      for (const chunk of [1, 2, 3]) yield chunk;
    };
    const recorder = startRecorder();
    const traced = recorder.llm().stream(request, async () => {
      await turn();
      return source();
    });
    expect(await steps(traced)).toEqual(await steps(source()));
    expect(recorder.spans()).toHaveLength(1);
  });
});
