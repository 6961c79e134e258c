import { describe, expect, it, vi } from "vitest";

import { LlmTracer } from "../../src/index.ts";
import { InferenceSpan } from "../../src/inference/inference-span.ts";
import { wrapOpenAI } from "../../src/openai/index.ts";
import {
  collect,
  ERROR,
  startRecorder,
  UNSET,
  useContextManager,
  useDiagnostics,
  useUnhandledRejections,
} from "../recorder.ts";

useContextManager();
const diagnostics = useDiagnostics();
useUnhandledRejections();

const completion = {
  id: "c-1",
  model: "m-1",
  choices: [{ index: 0, finish_reason: "stop", message: { content: "Hi" } }],
};
const chunk = (content: string, finish_reason: string | null = null) => ({
  id: "c-1",
  model: "m-1",
  choices: [{ index: 0, delta: { content }, finish_reason }],
});

const clientOf = <T>(create: (body: { model: string }) => T) => {
  const recorder = startRecorder();
  const client = { baseURL: "https://api.groq.com/openai/v1", chat: { completions: { create } } };
  return { recorder, client: wrapOpenAI(client, { llm: recorder.llm() }) };
};

/** The promise of the 4.x line: its `withResponse()` calls `asResponse()`, and its helpers go by `parseResponse`. */
class OldPromise extends Promise<unknown> {
  responsePromise: Promise<object>;
  parseResponse: (props: object) => Promise<unknown>;
  parsed: Promise<unknown> | undefined;

  constructor(responsePromise: Promise<object>, parseResponse: (props: object) => Promise<unknown>) {
    super((resolve) => resolve(null));
    this.responsePromise = responsePromise;
    this.parseResponse = parseResponse;
  }

  asResponse(): Promise<object> {
    return this.responsePromise;
  }

  async withResponse(): Promise<unknown> {
    const [data, response] = await Promise.all([this.parse(), this.asResponse()]);
    return { data, response };
  }

  parse(): Promise<unknown> {
    this.parsed ??= this.responsePromise.then((props) => this.parseResponse(props));
    return this.parsed;
  }

  _thenUnwrap(transform: (data: unknown) => unknown): OldPromise {
    return new OldPromise(this.responsePromise, async (props) => transform(await this.parseResponse(props)));
  }

  override then<A, B>(
    onFulfilled?: ((value: unknown) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.parse().then(onFulfilled, onRejected);
  }
}

describe("a client by its shape", () => {
  it("may be any object", async () => {
    const { recorder, client } = clientOf(async () => completion);
    expect(await client.chat.completions.create({ model: "m" })).toBe(completion);
    expect(recorder.span().attributes).toMatchObject({
      "gen_ai.provider.name": "groq",
      "gen_ai.response.id": "c-1",
      "gen_ai.response.finish_reasons": ["stop"],
    });
  });

  it("keeps what can be enumerated of it", () => {
    const { client } = clientOf(() => completion);
    const { completions } = client.chat;
    expect(Object.keys(completions)).toEqual(["create"]);
    expect({ ...completions }.create).toBe(completions.create);
  });

  it("keeps what a method has of its own", () => {
    const create = Object.assign(() => completion, { retries: 3 });
    expect(Reflect.get(clientOf(create).client.chat.completions.create, "retries")).toBe(3);
  });

  it("may answer at once", () => {
    const { recorder, client } = clientOf(() => completion);
    expect(client.chat.completions.create({ model: "m" })).toBe(completion);
    expect(recorder.span().attributes["gen_ai.response.id"]).toBe("c-1");
  });

  it("may stream from a generator, which stays the same object", async () => {
    const generator = (async function* chunks() {
      yield chunk("a");
      yield chunk("b", "length");
    })();
    const { recorder, client } = clientOf(async () => generator);
    const stream = await client.chat.completions.create({ model: "m" });
    expect(stream).toBe(generator);
    expect(await collect(stream)).toHaveLength(2);
    expect(recorder.span().attributes["gen_ai.response.finish_reasons"]).toEqual(["length"]);
  });

  it("may stream to the end without a finish reason, which is one that is missing", async () => {
    const { recorder, client } = clientOf(async function* chunks() {
      yield chunk("a");
    });
    await collect(client.chat.completions.create({ model: "m" }));
    expect(recorder.span()).toMatchObject({
      status: { code: UNSET },
      attributes: { "gen_ai.response.finish_reasons": ["error"] },
    });
  });

  it("may have promises with a class of their own", async () => {
    class OwnPromise<T> extends Promise<T> {
      readonly own = true;
    }
    const own = OwnPromise.resolve(completion);
    const { recorder, client } = clientOf(() => own);
    expect(client.chat.completions.create({ model: "m" })).toBe(own);
    expect(await own).toBe(completion);
    expect(recorder.span().attributes["gen_ai.response.id"]).toBe("c-1");
  });

  it("may have the promises of older lines", async () => {
    const old = (): OldPromise => new OldPromise(Promise.resolve({ status: 200 }), async () => completion);
    const { recorder, client } = clientOf(old);
    const { create } = client.chat.completions;
    expect(await create({ model: "m" }).withResponse()).toEqual({ data: completion, response: { status: 200 } });
    expect(await create({ model: "m" })._thenUnwrap(() => "parsed")).toBe("parsed");
    expect(
      await create({ model: "m" })
        ._thenUnwrap((data) => data)
        ._thenUnwrap(() => "twice"),
    ).toBe("twice");
    const ids = recorder.spans().map(({ attributes }) => attributes["gen_ai.response.id"]);
    expect(ids).toEqual(["c-1", "c-1", "c-1"]);
  });

  it("fails with the very error, be it thrown or rejected with", async () => {
    const error = new TypeError("broken");
    const throwing = clientOf(() => {
      throw error;
    });
    expect(() => throwing.client.chat.completions.create({ model: "m" })).toThrow(error);
    const rejecting = clientOf(() => Promise.reject(error));
    await expect(rejecting.client.chat.completions.create({ model: "m" })).rejects.toBe(error);
    for (const { recorder } of [throwing, rejecting]) expect(recorder.span().status.code).toBe(ERROR);
  });

  it("may repeat its token counts with each chunk, or let them grow", async () => {
    const recordUsage = vi.spyOn(InferenceSpan.prototype, "recordUsage");
    const { recorder, client } = clientOf(async function* chunks() {
      for (const completion_tokens of [1, 1, 2, 2, 2]) {
        yield { ...chunk("a"), usage: { prompt_tokens: 5, completion_tokens } };
      }
    });
    await collect(client.chat.completions.create({ model: "m" }));
    expect(recordUsage).toHaveBeenCalledTimes(2);
    recordUsage.mockRestore();
    expect(recorder.span().attributes).toMatchObject({
      "gen_ai.usage.input_tokens": 5,
      "gen_ai.usage.output_tokens": 2,
    });
  });

  it("may claim to have any number of choices", async () => {
    const choices: unknown[] = [];
    choices.length = 2 ** 32 - 1;
    const endless = { choices };
    const { recorder, client } = clientOf(async () => endless);
    expect((await client.chat.completions.create({ model: "m" })) === endless).toBe(true);
    const streaming = clientOf(async function* chunks() {
      yield endless;
    });
    for await (const _ of streaming.client.chat.completions.create({ model: "m" }));
    for (const span of [recorder.span(), streaming.recorder.span()]) expect(span.status).toEqual({ code: UNSET });
  });

  it.each([null, undefined, 5, "text", {}, { choices: 5 }, { choices: [null] }, { usage: "much" }])(
    "may answer nonsense: %o",
    async (nonsense) => {
      const { recorder, client } = clientOf(async () => nonsense);
      expect(await client.chat.completions.create({ model: "m" })).toBe(nonsense);
      expect(recorder.span().status).toEqual({ code: UNSET });
      const streaming = clientOf(async function* chunks() {
        yield nonsense;
        yield { choices: [{ index: 1e9 }, { index: -1 }, { delta: 5 }] };
      });
      expect(await collect(streaming.client.chat.completions.create({ model: "m" }))).toHaveLength(2);
      expect(streaming.recorder.span().attributes["gen_ai.response.finish_reasons"]).toEqual(["error"]);
    },
  );

  it("must have what is wrapped", () => {
    for (const client of [null, undefined, {}, { chat: {} }, { chat: { completions: {} } }]) {
      expect(() => wrapOpenAI(client as never)).toThrow(
        /^Expected `client` to have one of the methods chat\.completions\.create, .*, got (object|undefined) without any$/,
      );
    }
  });

  it.each<[string, unknown]>([
    ["null", null],
    ["an object", {}],
    [
      "a double of the same shape",
      { startInference: () => startRecorder().llm().startInference({ provider: "acme" }) },
    ],
    ["what inherits from a tracer", Object.create(startRecorder().llm())],
    ["a proxy", new Proxy(startRecorder().llm(), {})],
  ])("takes no tracer but a real one: %s", (_, llm) => {
    const client = { chat: { completions: { create: () => completion } } };
    const { create } = client.chat.completions;
    expect(() => wrapOpenAI(client, { llm: llm as never })).toThrow(
      new TypeError(`Expected \`llm\` to be an LlmTracer of this copy of @sideband/llm-tracing, got object`),
    );
    expect(client.chat.completions.create).toBe(create);
  });

  it("takes the tracer of a derived class", () => {
    const recorder = startRecorder();
    class Derived extends LlmTracer {}
    const client = { chat: { completions: { create: () => completion } } };
    wrapOpenAI(client, { llm: new Derived({ tracerProvider: recorder.tracerProvider }) }).chat.completions.create();
    expect(recorder.span().name).toBe("chat");
  });

  it("says so where it cannot be traced", () => {
    const recorder = startRecorder();
    const completions = Object.freeze({ create: () => completion });
    const frozen = { chat: { completions } };
    expect(wrapOpenAI(frozen, { llm: recorder.llm() })).toBe(frozen);
    expect(frozen.chat.completions.create()).toBe(completion);
    const fleeting = {
      get chat() {
        return { completions: { create: () => completion } };
      },
    };
    wrapOpenAI(fleeting, { llm: recorder.llm() });
    expect(diagnostics.take()).toEqual([expect.stringContaining("frozen"), expect.stringContaining("anew")]);
    expect(recorder.started()).toBe(0);
  });
});
