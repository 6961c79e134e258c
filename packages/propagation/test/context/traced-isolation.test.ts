import { trace, type TracerProvider } from "@opentelemetry/api";
import { describe, expect, it } from "vitest";

import { traced } from "../../src/index.ts";
import { collect, turn, useDiagnostics, useRecorder } from "./recorder.ts";

const recorder = useRecorder();
const diagnostics = useDiagnostics();

const throwing = (): never => {
  throw new Error("my secret");
};
const brokenSpan = new Proxy({}, { get: () => throwing });
const providers: [string, TracerProvider][] = [
  ["in getTracer", { getTracer: throwing }],
  ["in startSpan", { getTracer: () => ({ startSpan: throwing, startActiveSpan: throwing }) }],
  ["in the span", { getTracer: () => ({ startSpan: () => brokenSpan as never, startActiveSpan: throwing }) }],
  ["and gives no tracer", { getTracer: () => undefined as never }],
  ["and gives no span", { getTracer: () => ({ startSpan: () => undefined as never, startActiveSpan: throwing }) }],
];

describe("a provider that throws", () => {
  it.each(providers)("%s is not noticed by the application", async (_, tracerProvider) => {
    const error = new Error("of the application");
    const result = {};
    const trace = traced({ name: "work", tracerProvider });
    expect(trace(() => result)()).toBe(result);
    expect(
      trace(() => {
        throw error;
      }),
    ).toThrow(error);
    expect(await trace(async () => result)()).toBe(result);
    await expect(trace(() => Promise.reject(error))()).rejects.toBe(error);
    expect(
      await collect(
        trace(async function* steps() {
          yield result;
        })(),
      ),
    ).toEqual([result]);
    const told = diagnostics.take();
    expect(told.join("")).not.toContain("secret");
  });

  it("is told of once per kind, in words that quote nothing", () => {
    // The first test of this file has told of each kind already: nothing is left to tell.
    for (const [, tracerProvider] of providers) traced({ name: "work", tracerProvider })(() => {})();
    expect(diagnostics.take()).toEqual([]);
  });
});

describe("an option that throws", () => {
  it("costs the span no more than what it would have given", async () => {
    const work = traced({ name: "work", attributes: throwing, links: throwing })(async () => "result");
    expect(await work()).toBe("result");
    expect(await work()).toBe("result");
    expect(
      recorder()
        .spans()
        .map(({ name, attributes }) => [name, attributes]),
    ).toEqual([
      ["work", {}],
      ["work", {}],
    ]);
    expect(diagnostics.take()).toEqual([
      "@sideband/propagation: the `attributes` of a traced function threw Error; the application is not affected",
      "@sideband/propagation: the `links` of a traced function threw Error; the application is not affected",
    ]);
  });

  it("may give anything", () => {
    for (const given of [undefined, null, 7, "text", [undefined], { nested: { deep: 1n } }]) {
      const work = traced({ name: "work", attributes: () => given as never, links: () => given as never });
      expect(work(() => "result")()).toBe("result");
    }
    expect(recorder().spans().length).toBe(6);
    diagnostics.take();
  });
});

describe("without an SDK", () => {
  it("changes nothing", async () => {
    trace.disable();
    expect(await traced("work")(async () => trace.getActiveSpan()?.isRecording())()).toBe(false);
    await turn();
    expect(recorder().spans()).toEqual([]);
  });
});
