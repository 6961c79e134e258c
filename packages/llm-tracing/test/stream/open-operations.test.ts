import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";

import { LlmTracer } from "../../src/index.ts";
import { type OpenOperation, OpenOperations } from "../../src/span/open-operations.ts";
import { collect, names, startRecorder, turn, useContextManager, useDiagnostics } from "../recorder.ts";

useContextManager();
const diagnostics = useDiagnostics();
afterEach(() => void vi.useRealTimers());

const request = { provider: "acme", model: "acme-1" };
const OUTCOME = "sideband.outcome";

const numbers = async function* count() {
  yield 1;
  yield 2;
};

describe("flush", () => {
  it("ends streams that nobody is reading, and nothing else", async () => {
    const recorder = startRecorder();
    const llm = recorder.llm();
    const left = llm.stream(request, numbers());
    await left.next();
    const { promise, resolve } = Promise.withResolvers<void>();
    const work = llm.agent({ name: "a" }, () => llm.chat(request, () => promise));
    const explicit = llm.startInference(request);
    llm.flush();
    expect(recorder.spans().map(({ attributes }) => attributes[OUTCOME])).toEqual(["abandoned"]);
    resolve();
    await work;
    explicit.end();
    expect(recorder.spans().map(({ attributes }) => attributes[OUTCOME])).toEqual([
      "abandoned",
      undefined,
      undefined,
      undefined,
    ]);
    expect(diagnostics.take()).toHaveLength(1);
  });

  it("never ends a stream with a step under way, however long that takes", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: 0 });
    const recorder = startRecorder();
    const llm = recorder.llm();
    const { promise, resolve } = Promise.withResolvers<IteratorResult<number>>();
    const asked: string[] = [];
    const slow = {
      [Symbol.asyncIterator]: () => ({
        next: () => {
          asked.push("next");
          return promise;
        },
      }),
    };
    const stream = llm.stream(request, async () => slow);
    const step = stream.next();
    llm.flush();
    await turn();
    vi.setSystemTime(1_000_000);
    llm.flush();
    llm.flush({ idleMs: 5 });
    expect([asked, recorder.spans()]).toEqual([["next"], []]);
    resolve({ done: true, value: undefined });
    await step;
    expect(recorder.span().attributes).not.toHaveProperty(OUTCOME);
  });

  it("leaves open what has made progress within `idleMs`", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: 0 });
    const recorder = startRecorder();
    const llm = recorder.llm();
    const stream = llm.stream(request, numbers());
    vi.setSystemTime(5_000);
    await stream.next();
    vi.setSystemTime(14_999);
    llm.flush({ idleMs: 10_000 });
    expect(recorder.spans()).toEqual([]);
    vi.setSystemTime(15_000);
    llm.flush({ idleMs: 10_000 });
    expect(recorder.span().attributes[OUTCOME]).toBe("abandoned");
    expect(diagnostics.take()).toHaveLength(1);
  });

  it.each([null, {}, { idleMs: "soon" }, { idleMs: Number.NaN }])("takes anything: %j", (options) => {
    expect(
      startRecorder()
        .llm()
        .flush(options as never),
    ).toBeUndefined();
  });
});

describe("shutdown", () => {
  it("ends all that is open, what is within first, and says so once", async () => {
    const recorder = startRecorder();
    const llm = recorder.llm();
    const work = () =>
      llm.agent({ name: "a" }, async () => {
        llm.startInference(request);
        await new Promise(() => {});
      });
    void work();
    llm.shutdown();
    void work();
    llm.shutdown();
    llm.shutdown();
    const within = ["invoke_agent a > chat acme-1", "invoke_agent a"];
    expect(names(recorder.spans())).toEqual([...within, ...within]);
    for (const { attributes } of recorder.spans()) expect(attributes[OUTCOME]).toBe("abandoned");
    expect(diagnostics.take()).toEqual([
      "@sideband/llm-tracing: 2 spans were still open at the shutdown and have been ended as abandoned; see the attribute sideband.outcome of such spans, of which nothing more is said here",
    ]);
  });

  it("ends no span twice, and leaves work as it is", async () => {
    const recorder = startRecorder();
    const llm = recorder.llm();
    const stream = llm.stream(request, numbers());
    expect(await stream.next()).toEqual({ done: false, value: 1 });
    const explicit = llm.startInference(request);
    llm.shutdown();
    explicit.fail(new Error("late"));
    expect(await collect(stream)).toEqual([2]);
    expect(recorder.spans()).toHaveLength(2);
    expect(llm.chat(request, () => "after")).toBe("after");
    expect(recorder.spans()).toHaveLength(3);
    diagnostics.take();
  });
});

describe("the open operations", () => {
  const operation = (): OpenOperation & { abandoned: number } => ({
    idle: true,
    abandoned: 0,
    idleFor: () => true,
    abandon() {
      this.abandoned += 1;
    },
  });

  it("are no more than their number: what comes beside them is told of once, and not ended", () => {
    const told: string[] = [];
    const open = new OpenOperations(2, (line) => told.push(line));
    const all = Array.from({ length: 4 }, operation);
    for (const each of all) open.add(each);
    expect(open.size).toBe(2);
    expect(told).toEqual([expect.stringContaining("2 operations are open; what begins beside them is lost")]);
    open.abandonAll("now");
    expect(all.map(({ abandoned }) => abandoned)).toEqual([1, 1, 0, 0]);
  });

  it("make room as operations end", () => {
    const open = new OpenOperations(1, () => expect.unreachable());
    for (let round = 0; round < 3; round += 1) {
      const each = operation();
      open.add(each);
      open.delete(each);
      open.delete(each);
    }
    expect(open.size).toBe(0);
  });

  it("are bounded by the option", () => {
    const recorder = startRecorder();
    const llm = recorder.llm({ maxOpenOperations: 1 });
    const spans = [llm.startInference(request), llm.startInference(request)];
    llm.shutdown();
    expect(recorder.spans()).toHaveLength(1);
    for (const span of spans) span.end();
    expect(recorder.spans()).toHaveLength(2);
    expect(diagnostics.take()).toHaveLength(2);
  });

  it.each([0, -1, 1.5, "many", Number.NaN, null])(
    "are a whole number of at least one: %j is none",
    (maxOpenOperations) => {
      expect(() => new LlmTracer({ maxOpenOperations: maxOpenOperations as never })).toThrow(
        /^Expected `maxOpenOperations` to be a whole number >= 1, got /,
      );
    },
  );

  describe("hold", () => {
    let collectGarbage: () => void;
    beforeAll(() => {
      setFlagsFromString("--expose_gc");
      collectGarbage = runInNewContext("gc") as () => void;
    });

    const isCollected = async (reference: WeakRef<object>): Promise<boolean> => {
      for (let round = 0; round < 50; round += 1) {
        await turn();
        collectGarbage();
        if (reference.deref() === undefined) return true;
      }
      return false;
    };

    it("nothing of what has ended: neither the span, nor what it was told", async () => {
      const llm = new LlmTracer({ captureContent: "none" });
      const whole = llm.startInference(request);
      const references = (() => {
        const messages = [{ role: "assistant", parts: [] }];
        const span = llm.startInference({ ...request, messages });
        span.recordOutput(() => messages);
        span.end();
        return [new WeakRef(span), new WeakRef(messages)];
      })();
      for (const reference of references) expect(await isCollected(reference)).toBe(true);
      whole.end();
    });

    it("no stream of an operation that is open, nor its source and iterator", async () => {
      const recorder = startRecorder();
      const llm = recorder.llm();
      const references = await (async () => {
        const source = numbers();
        const stream = llm.stream(request, source);
        await stream.next();
        return [new WeakRef(stream), new WeakRef(source)];
      })();
      for (const reference of references) expect(await isCollected(reference)).toBe(true);
      for (let round = 0; round < 50 && recorder.spans().length === 0; round += 1) await turn();
      expect(recorder.span().attributes[OUTCOME]).toBe("abandoned");
      expect(diagnostics.take()).toHaveLength(1);
    });

    it("nothing where there are none", async () => {
      const reference = (() => {
        const open = new OpenOperations(1, () => {});
        const each = operation();
        open.add(each);
        open.delete(each);
        return new WeakRef(open);
      })();
      expect(await isCollected(reference)).toBe(true);
    });
  });
});
