import { type Context, trace } from "@opentelemetry/api";
import { isContentKey } from "@sideband/semconv";
import { describe, expect, it } from "vitest";

import type { EndedLlmOperation, LlmObserver, LlmTracerOptions } from "../../src/index.ts";
import { LlmTracer } from "../../src/index.ts";
import {
  collect,
  startRecorder,
  turn,
  useContextManager,
  useDiagnostics,
  useUnhandledRejections,
} from "../recorder.ts";
import { type OperationName, OPERATIONS } from "../span/operations.ts";

useContextManager();
const diagnostics = useDiagnostics();
useUnhandledRejections();

const request = { provider: "acme", model: "acme-1" };

/** What an observer is told, in order. */
const startObserver = () => {
  const told: (readonly [string, object])[] = [];
  const chunks: (readonly [seconds: number, index: number])[] = [];
  const ended: EndedLlmOperation[] = [];
  const observer: LlmObserver = {
    onStart: ({ attributes }) => void told.push(["start", { ...attributes }]),
    onChunk: (_, seconds, index) => void chunks.push([seconds, index]),
    onEnd: (operation) => {
      told.push(["end", { ...operation.attributes }]);
      ended.push(operation);
    },
  };
  return { told, chunks, ended, observer };
};

const unsampled = trace.wrapSpanContext({ traceId: "1".repeat(32), spanId: "1".repeat(16), traceFlags: 0 });
const unsampling = { getTracer: () => ({ startSpan: () => unsampled }) } as never;

describe.each(Object.keys(OPERATIONS) as OperationName[])("%s", (operation) => {
  it("is told of once at its start and once at its end, with what its span has", () => {
    const recorder = startRecorder();
    const { told, ended, observer } = startObserver();
    OPERATIONS[operation](recorder.llm({ observers: [observer], captureContent: "span" }));
    const { attributes } = recorder.span();
    expect(told).toEqual([
      ["start", recorder.attributesAtStart()[0]],
      ["end", Object.fromEntries(Object.entries(attributes).filter(([key]) => !isContentKey(key)))],
    ]);
    expect(ended[0]).toMatchObject({ completion: "completed", nested: false });
    expect(trace.getSpan(ended[0]?.context as Context)?.spanContext()).toEqual(recorder.span().spanContext());
  });

  it("is told of in the same way where nobody samples it, and where no span could be started", () => {
    const seen = (options: LlmTracerOptions): unknown => {
      const { told, observer } = startObserver();
      OPERATIONS[operation](
        new LlmTracer({ captureContent: "none", observers: [observer], nowMs: () => 0, ...options }),
      );
      return told;
    };
    const sampled = seen({ tracerProvider: startRecorder().tracerProvider });
    expect(seen({ tracerProvider: unsampling })).toEqual(sampled);
    const broken = {
      getTracer: () => {
        throw new TypeError("broken");
      },
    };
    expect(seen({ tracerProvider: broken })).toEqual(sampled);
    expect(diagnostics.take()).toEqual([expect.stringContaining("starting a span threw TypeError")]);
  });
});

describe("an observer", () => {
  it("is told when each chunk came, the first one since the request", async () => {
    const { chunks, observer } = startObserver();
    let nowMs = 0;
    const llm = startRecorder().llm({ observers: [observer], nowMs: () => nowMs });
    const source = async function* count() {
      for (const wait of [250, 100, 0, 50]) {
        nowMs += wait;
        yield wait;
      }
    };
    await collect(llm.stream(request, source));
    expect(chunks).toEqual([
      [0.25, 0],
      [0.1, 1],
      [0, 2],
      [0.05, 3],
    ]);
  });

  it("is told how long an operation took, by the clock", () => {
    const { ended, observer } = startObserver();
    let nowMs = 1000;
    const llm = startRecorder().llm({ observers: [observer], nowMs: () => nowMs });
    llm.plan({}, () => (nowMs = 3500));
    llm.plan({}, () => (nowMs = 1000));
    expect(ended.map(({ durationS }) => durationS)).toEqual([2.5, 0]);
  });

  it("is told how an operation ended", () => {
    const { ended, observer } = startObserver();
    const llm = startRecorder().llm({ observers: [observer] });
    llm.startInference(request).end();
    llm.startInference(request).cancel();
    llm.startInference(request).fail(new RangeError("no"));
    llm.startInference(request);
    llm.shutdown();
    diagnostics.take();
    expect(
      ended.map(({ completion, attributes }) => [completion, attributes["error.type"], attributes["sideband.outcome"]]),
    ).toEqual([
      ["completed", undefined, undefined],
      ["cancelled", undefined, "cancelled"],
      ["failed", "RangeError", undefined],
      ["abandoned", undefined, "abandoned"],
    ]);
    expect(ended[3]?.durationS).toBeGreaterThanOrEqual(0);
  });

  it("has the time of an operation that was left without progress", () => {
    const { ended, observer } = startObserver();
    let nowMs = 0;
    const llm = startRecorder().llm({ observers: [observer], nowMs: () => nowMs });
    llm.startInference(request);
    nowMs = 4000;
    llm.shutdown();
    diagnostics.take();
    expect(ended[0]?.durationS).toBe(4);
  });

  it("sees which call another instrumentation has traced within", () => {
    const { ended, observer } = startObserver();
    const llm = startRecorder().llm({ observers: [observer] });
    llm.chat(request, () => llm.chat(request, () => {}));
    expect(ended.map(({ nested }) => nested)).toEqual([false, true]);
  });

  it("that throws or rejects is kept from the application and from the others, and told of once", async () => {
    const { told, chunks, observer } = startObserver();
    const fail = (): never => {
      throw new RangeError("secret");
    };
    const rejecting = async (): Promise<never> => fail();
    const recorder = startRecorder();
    const llm = recorder.llm({
      observers: [
        { onStart: fail, onChunk: fail, onEnd: fail },
        { onEnd: rejecting, onChunk: rejecting },
        {},
        observer,
      ],
    });
    expect(
      llm.chat(request, (span) => {
        span.recordChunk();
        return "answer";
      }),
    ).toBe("answer");
    await turn();
    expect(told.map(([name]) => name)).toEqual(["start", "end"]);
    expect(chunks).toHaveLength(1);
    expect(recorder.spans()).toHaveLength(1);
    expect(diagnostics.take()).toEqual([expect.stringContaining("an observer threw RangeError")]);
  });

  it("may be an instance of a class", () => {
    class Counter implements LlmObserver {
      #ended = 0;
      onEnd(): void {
        this.#ended += 1;
      }
      get ended(): number {
        return this.#ended;
      }
    }
    const counter = new Counter();
    startRecorder()
      .llm({ observers: [counter] })
      .plan({}, () => {});
    expect(counter.ended).toBe(1);
  });

  it("is not asked for chunks that it does not want: the clock is read for the first one alone", () => {
    let readings = 0;
    const llm = startRecorder().llm({ observers: [{ onEnd: () => {} }], nowMs: () => (readings += 1) });
    const span = llm.startInference(request);
    const before = readings;
    for (let chunk = 0; chunk < 10; chunk += 1) span.recordChunk();
    expect(readings - before).toBe(1);
  });

  it.each([[{}], [[null]], [["observer"]], [null]])("is an object in a list, not %j", (observers) => {
    expect(() => startRecorder().llm({ observers: observers as never })).toThrow(
      /^Expected `observers` to be a list of objects, got /,
    );
  });
});
