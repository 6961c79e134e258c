import fc from "fast-check";
import { afterEach, expect, it, vi } from "vitest";

import type { EndedLlmOperation, LlmObserver, LlmOperation, LlmSpan, LlmTracer } from "../../src/index.ts";
import { OpenOperations } from "../../src/span/open-operations.ts";
import {
  ERROR,
  names,
  startRecorder,
  UNSET,
  useContextManager,
  useDiagnostics,
  useUnhandledRejections,
} from "../recorder.ts";
import { type Callback, innerCall, predict, type Seen, type Stream, type Work } from "./model.ts";

useContextManager();
const diagnostics = useDiagnostics();
useUnhandledRejections();
afterEach(() => void vi.restoreAllMocks());

const numRuns = Number(process.env["FC_NUM_RUNS"] ?? 200);

const tokens = fc.option(fc.nat(100), { nil: undefined });
const id = fc.constant(0);

const stream = fc.record({
  kind: fc.constant("stream"),
  id,
  source: fc.constantFrom("iterable", "function", "traced function"),
  chunks: fc.nat(3),
  read: fc.nat(4),
  end: fc.constantFrom("consumed", "left", "failed", "forgotten"),
  tokens,
});

const ends = fc.constantFrom("returns", "throws", "resolves", "rejects");

const { work } = fc.letrec<{ work: unknown }>((tie) => ({
  work: fc.oneof(
    { depthSize: "medium", withCrossShrink: true },
    { weight: 3, arbitrary: stream },
    { weight: 1, arbitrary: fc.constantFrom({ kind: "flush" }, { kind: "shutdown" }) },
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constantFrom("agent", "tool", "plan", "chat", "embeddings"),
        id,
        end: ends,
        tokens,
        within: fc.array(tie("work"), { maxLength: 4, size: "max" }),
      }),
    },
  ),
}));

/** The same work, whose parts can be told apart. */
const numbered = (all: readonly unknown[], next = { id: 0 }): Work[] =>
  (all as readonly Work[]).map((each) => {
    if (each.kind === "flush" || each.kind === "shutdown") return each;
    next.id += 1;
    const own = { ...each, id: next.id };
    return "within" in own ? { ...own, within: numbered(own.within, next) } : own;
  });

const works = fc.array(work, { minLength: 1, maxLength: 6, size: "max" }).map((all) => numbered(all));

const failure = new RangeError("planned");

/** Holds what is forgotten, so that nothing but the tracer ends it. */
const held: unknown[] = [];

const chunksOf = async function* count({ chunks, end }: Stream) {
  for (let chunk = 0; chunk < chunks; chunk += 1) yield chunk;
  if (end === "failed") throw failure;
};

const doStream = async (llm: LlmTracer, each: Stream): Promise<void> => {
  const ask = async () => {
    if (each.source === "traced function") {
      const inner = innerCall(each);
      llm.chat({ provider: "acme", model: String(inner.id) }, (span) => tell(span, inner.tokens));
    }
    return chunksOf(each);
  };
  const read = (_: number, span: LlmSpan): void => tell(span, each.tokens);
  const request = { provider: "acme", model: String(each.id) };
  const chunks = llm.stream(request, each.source === "iterable" ? chunksOf(each) : ask, read);
  held.push(chunks);
  if (each.end === "consumed" || each.end === "failed") {
    for await (const _ of chunks);
    return;
  }
  for (let step = 0; step < each.read; step += 1) await chunks.next();
  if (each.end === "left") await chunks.return(undefined);
};

const tell = (span: LlmSpan, count: number | undefined): void => {
  if (count !== undefined) span.recordUsage({ inputTokens: count });
};

const finish = ({ end }: Callback): unknown => {
  if (end === "throws") throw failure;
  if (end === "rejects") return Promise.reject(failure);
  return end === "returns" ? "answer" : Promise.resolve("answer");
};

const call = (llm: LlmTracer, each: Callback, within: () => unknown): unknown => {
  const name = String(each.id);
  const request = { provider: "acme", model: name };
  const infer = (span: LlmSpan): unknown => {
    tell(span, each.tokens);
    return within();
  };
  const calls = {
    agent: () => llm.agent({ name }, within),
    tool: () => llm.tool({ name }, within),
    plan: () => llm.plan({ agentName: name }, within),
    chat: () => llm.chat(request, infer),
    embeddings: () => llm.embeddings(request, infer),
  };
  return calls[each.kind]();
};

const doCallback = async (llm: LlmTracer, each: Callback): Promise<void> => {
  const within = async (): Promise<unknown> => {
    await doAll(llm, each.within);
    return finish(each);
  };
  const outcome = await call(llm, each, each.within.length === 0 ? () => finish(each) : within);
  expect(outcome).toBe("answer");
};

const doAll = async (llm: LlmTracer, all: readonly Work[]): Promise<void> => {
  for (const each of all) {
    try {
      if (each.kind === "flush") llm.flush();
      else if (each.kind === "shutdown") llm.shutdown();
      else if (each.kind === "stream") await doStream(llm, each);
      else await doCallback(llm, each as Callback);
    } catch (error) {
      if (error !== failure) throw error;
    }
  }
};

const numberOf = (value: unknown): number | undefined => (typeof value === "number" ? value : undefined);

const seen = ({ attributes, completion, nested }: EndedLlmOperation, parent: string | undefined): Seen => ({
  name: ["operation.name", "request.model", "tool.name", "agent.name"]
    .map((key) => attributes[`gen_ai.${key}`])
    .filter((part) => typeof part === "string")
    .slice(0, 2)
    .join(" "),
  parent,
  completion,
  outcome: attributes["sideband.outcome"] as Seen["outcome"],
  nested,
  chunks: numberOf(attributes["sideband.response.chunk.count"]),
  totals:
    attributes["gen_ai.operation.name"] === "invoke_agent"
      ? [
          numberOf(attributes["sideband.agent.inference_calls"]),
          numberOf(attributes["sideband.agent.tool_calls"]),
          numberOf(attributes["gen_ai.usage.input_tokens"]),
        ]
      : undefined,
});

const byName = (all: readonly Seen[]): readonly Seen[] => all.toSorted((a, b) => a.name.localeCompare(b.name));

it("whatever an application does, its spans and observers tell just that, and nothing is left open", async () => {
  const added = vi.spyOn(OpenOperations.prototype, "add");
  await fc.assert(
    fc.asyncProperty(works, async (all) => {
      added.mockClear();
      const recorder = startRecorder();
      const started: LlmOperation[] = [];
      const ended: EndedLlmOperation[] = [];
      const observer: LlmObserver = {
        onStart: (operation) => void started.push(operation),
        onEnd: (operation) => void ended.push(operation),
      };
      const llm = recorder.llm({ observers: [observer] });
      await doAll(llm, all);
      llm.shutdown();
      llm.shutdown();
      held.length = 0;
      diagnostics.take();

      const expected = predict(all);
      const paths = names(recorder.spans());
      const parents = new Map(
        paths.map((path) => path.split(" > ").toReversed() as [name: string, parent: string | undefined]),
      );
      const told = ended.map((operation) => seen(operation, parents.get(seen(operation, undefined).name)));
      expect(byName(told)).toEqual(byName(expected));

      // Spans end as observers are told, each once, with the same attributes and the right status.
      expect(recorder.spans().map(({ attributes }) => attributes)).toEqual(ended.map(({ attributes }) => attributes));
      for (const [index, { status }] of recorder.spans().entries()) {
        expect(status.code).toBe(ended[index]?.completion === "failed" ? ERROR : UNSET);
      }
      expect(started).toHaveLength(expected.length);
      expect(recorder.started()).toBe(expected.length);
      const [open] = added.mock.contexts as readonly OpenOperations[];
      expect(open?.size ?? 0).toBe(0);
    }),
    { numRuns },
  );
});
