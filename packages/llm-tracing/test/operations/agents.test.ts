import { context, type Span } from "@opentelemetry/api";
import { describe, expect, it } from "vitest";

import type { LlmTracer } from "../../src/index.ts";
import { collect, startRecorder, turn, useContextManager, useDiagnostics } from "../recorder.ts";

useContextManager();
const diagnostics = useDiagnostics();

const request = { provider: "acme", model: "acme-1" };
const TOTALS = [
  "sideband.agent.inference_calls",
  "sideband.agent.tool_calls",
  "gen_ai.usage.input_tokens",
  "gen_ai.usage.output_tokens",
];

/** The totals of each agent, by its name. */
const totals = async (run: (llm: LlmTracer) => unknown): Promise<Record<string, unknown>> => {
  const recorder = startRecorder();
  await run(recorder.llm());
  const agents = recorder.spans().filter(({ attributes }) => attributes["gen_ai.operation.name"] === "invoke_agent");
  return Object.fromEntries(
    agents.map(({ attributes }) => [attributes["gen_ai.agent.name"], TOTALS.map((key) => attributes[key])]),
  );
};

const answer = (llm: LlmTracer, inputTokens: number, outputTokens: number): Promise<void> =>
  llm.chat(request, async (span) => span.recordUsage({ inputTokens, outputTokens }));

const rejected = (work: () => Promise<unknown>): Promise<unknown> => work().catch(() => {});

describe("an agent counts", () => {
  it("the calls that it makes itself, those that failed included, and their tokens", async () => {
    const run = (llm: LlmTracer) =>
      llm.agent({ name: "a" }, async () => {
        await answer(llm, 10, 1);
        await answer(llm, 20, 2);
        await rejected(() => llm.chat(request, () => Promise.reject(new Error("no"))));
        await llm.tool({ name: "t" }, async () => {});
        await rejected(() => llm.tool({ name: "t" }, () => Promise.reject(new Error("no"))));
        await llm.plan({}, () => answer(llm, 100, 3));
      });
    expect(await totals(run)).toEqual({ a: [4, 2, 130, 6] });
  });

  it("what is done in its tools, but not what other agents do", async () => {
    const run = (llm: LlmTracer) =>
      llm.agent({ name: "outer" }, async () => {
        await llm.tool({ name: "ask" }, () => answer(llm, 1, 1));
        await llm.tool({ name: "delegate" }, () =>
          llm.agent({ name: "inner" }, async () => {
            await answer(llm, 500, 50);
            await llm.tool({ name: "t" }, async () => {});
          }),
        );
      });
    expect(await totals(run)).toEqual({ outer: [1, 2, 1, 1], inner: [1, 1, 500, 50] });
  });

  it("a call that several instrumentations trace once, by the innermost", async () => {
    const run = (llm: LlmTracer) =>
      llm.agent({ name: "a" }, () =>
        llm.chat(request, async (span) => {
          span.recordUsage({ inputTokens: 7, outputTokens: 7 });
          await answer(llm, 7, 7);
        }),
      );
    expect(await totals(run)).toEqual({ a: [1, 0, 7, 7] });
  });

  it("a call in a tool that a call has started as another call", async () => {
    const run = (llm: LlmTracer) =>
      llm.agent({ name: "a" }, () =>
        llm.chat(request, async (span) => {
          span.recordUsage({ inputTokens: 7, outputTokens: 7 });
          await llm.tool({ name: "t" }, () => answer(llm, 1, 1));
        }),
      );
    expect(await totals(run)).toEqual({ a: [2, 1, 8, 8] });
  });

  it("a call that begins in the context of one that has ended as another call", async () => {
    const run = (llm: LlmTracer) =>
      llm.agent({ name: "a" }, async () => {
        const first = llm.startInference(request);
        first.recordUsage({ inputTokens: 7 });
        first.end();
        await context.with(first.context, () => answer(llm, 1, 1));
      });
    expect(await totals(run)).toEqual({ a: [2, 0, 8, 1] });
  });

  it("streams, whenever they end", async () => {
    const source = async function* one() {
      yield 1;
    };
    const run = (llm: LlmTracer) =>
      llm.agent({ name: "a" }, async () => {
        await collect(llm.stream(request, source, (_, span) => span.recordUsage({ inputTokens: 3 })));
        for await (const _ of llm.stream(request, source, (_chunk, span) => span.recordUsage({ outputTokens: 4 })))
          break;
      });
    expect(await totals(run)).toEqual({ a: [2, 0, 3, 4] });
  });

  it("no embeddings: neither their calls nor their tokens", async () => {
    const run = (llm: LlmTracer) =>
      llm.agent({ name: "a" }, () => {
        llm.embeddings(request, (span) => span.recordUsage({ inputTokens: 99 }));
        llm.chat(request, () => llm.embeddings(request, () => {}));
      });
    expect(await totals(run)).toEqual({ a: [1, 0, undefined, undefined] });
  });

  it("what is still open when all of it is ended", async () => {
    const run = (llm: LlmTracer) => {
      void llm.agent({ name: "a" }, async () => {
        llm.startInference(request).recordUsage({ inputTokens: 5, outputTokens: 5 });
        await new Promise(() => {});
      });
      llm.shutdown();
      diagnostics.take();
    };
    expect(await totals(run)).toEqual({ a: [1, 0, 5, 5] });
  });
});

describe("an agent's name", () => {
  it("stands on what it does, unless that has another, and on the agents that it starts as their parent's", async () => {
    const recorder = startRecorder();
    const llm = recorder.llm();
    await llm.agent({ name: "a" }, async () => {
      await turn();
      llm.tool({ name: "t" }, () => llm.plan({}, () => {}));
      llm.plan({ agentName: "own" }, () => {});
      llm.reasoning({}, () => {});
      llm.toolSelection({}, () => {});
      llm.retrieval({}, () => {});
      llm.memorySearch({}, () => {});
      llm.agent({ name: "b" }, () => {});
    });
    const named = recorder.spans().map(({ name, attributes }) => [name, attributes["gen_ai.agent.name"]]);
    expect(named).toEqual([
      ["plan a", "a"],
      ["execute_tool t", "a"],
      ["plan own", "own"],
      ["reason a", "a"],
      ["select_tool", "a"],
      ["retrieval", "a"],
      ["search_memory", "a"],
      ["invoke_agent b", "b"],
      ["invoke_agent a", "a"],
    ]);
    const parents = recorder.spans().map(({ attributes }) => attributes["sideband.agent.parent.name"]);
    expect(parents.filter(Boolean)).toEqual(["a"]);
    expect(recorder.spans().at(-2)?.attributes["sideband.agent.parent.name"]).toBe("a");
  });
});

describe("a handoff", () => {
  const handedOver = async (from: (span: Span) => unknown) => {
    const recorder = startRecorder();
    const llm = recorder.llm();
    let clerk: Span | undefined;
    await llm.agent({ name: "clerk" }, async (span) => void (clerk = span));
    llm.agent({ name: "boss", handoffFrom: from(clerk as Span) as never }, () => {});
    const [first, second] = recorder.spans();
    return { from: first?.spanContext(), links: second?.links };
  };

  it.each<[string, (span: Span) => unknown]>([
    ["a span", (span) => span],
    ["a context", (span) => span.spanContext()],
    ["what a callback was given", (span) => ({ span })],
    ["a list", (span) => [span]],
  ])("from %s is a link", async (_, given) => {
    const { from, links } = await handedOver(given);
    expect(links).toEqual([
      expect.objectContaining({ context: from, attributes: { "sideband.link.type": "handoff" } }),
    ]);
  });

  it("from several is as many links, and from what is no span none", async () => {
    expect((await handedOver((span) => [span, span, null, 7, {}, "span"])).links).toHaveLength(2);
    for (const none of [undefined, null, 7, {}, { traceId: "x", spanId: "y", traceFlags: 1 }]) {
      expect((await handedOver(() => none)).links).toEqual([]);
    }
  });
});
