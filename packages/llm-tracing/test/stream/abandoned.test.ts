import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { reply } from "@sideband/testing-utils";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";

import { wrapOpenAI } from "../../src/openai/index.ts";
import { NEWEST } from "../openai/lines.ts";
import { startTracedClient, streamed, type TracedClient } from "../openai/traced-client.ts";
import {
  type Recorder,
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

let collectGarbage: () => void;
beforeAll(() => {
  setFlagsFromString("--expose_gc");
  collectGarbage = runInNewContext("gc") as () => void;
});

afterEach(() => void vi.useRealTimers());

/** It is said once that spans end in another way than they should. */
const expectWarning = (): void => {
  expect(diagnostics.take()).toEqual([expect.stringContaining("was left open")]);
};

const collected = async (recorder: Recorder): Promise<void> => {
  for (let round = 0; round < 50 && recorder.spans().length === 0; round += 1) {
    collectGarbage();
    await turn();
  }
};

const cancelled = { status: { code: UNSET }, attributes: { "gen_ai.response.finish_reasons": ["error"] } };
const numbers = async function* count() {
  yield 1;
  yield 2;
};

describe("what nobody can end any more", () => {
  it("ends: a stream that was left without a word", async () => {
    const recorder = startRecorder();
    await (async () => {
      const stream = recorder.llm().stream({ provider: "acme" }, numbers());
      await stream.next();
    })();
    expect(recorder.spans()).toEqual([]);
    await collected(recorder);
    expectWarning();
    expect(recorder.span()).toMatchObject(cancelled);
  });

  it("ends: a stream of the client that was never consumed", async () => {
    await using client = await startTracedClient({ line: NEWEST, script: reply.text("one two") });
    await (async () => {
      await client.openai.chat.completions.create(streamed);
    })();
    await collected(client.recorder);
    expectWarning();
    expect(client.recorder.span()).toMatchObject(cancelled);
  });

  it("ends: a call whose answer was never asked for", async () => {
    await using client = await startTracedClient({ line: NEWEST, script: reply.text("one two") });
    void client.openai.chat.completions.create(streamed);
    await client.server.waitForRequests(1);
    await client.server.idle();
    await collected(client.recorder);
    expectWarning();
    expect(client.recorder.span()).toMatchObject(cancelled);
  });

  it("ends: a generator that an agent returned", async () => {
    const recorder = startRecorder();
    await (async () => {
      await recorder.llm().agent({ name: "a" }, numbers).next();
    })();
    await collected(recorder);
    expectWarning();
    expect(recorder.span().status).toEqual({ code: UNSET });
  });

  it("ends as of the last time it made progress", async () => {
    const recorder = startRecorder();
    const startedMs = Date.now();
    vi.useFakeTimers({ toFake: ["Date"], now: startedMs });
    await (async () => {
      const stream = recorder.llm().stream({ provider: "acme" }, numbers());
      vi.setSystemTime(startedMs + 2000);
      await stream.next();
    })();
    vi.setSystemTime(startedMs + 60_000);
    await collected(recorder);
    expectWarning();
    expect(recorder.span().duration).toEqual([2, 0]);
  });

  it("does not end while somebody can still consume it", async () => {
    const recorder = startRecorder();
    const stream = recorder.llm().stream({ provider: "acme" }, numbers());
    await stream.next();
    const generator = recorder.llm().agent({ name: "a" }, numbers);
    for (let round = 0; round < 5; round += 1) {
      collectGarbage();
      await turn();
    }
    expect(recorder.spans()).toEqual([]);
    await stream.return(undefined);
    await generator.return(undefined);
    expect(recorder.spans()).toHaveLength(2);
  });

  it("does not end while a stream can that a promise of a class of its own brought", async () => {
    class OwnPromise<T> extends Promise<T> {}
    const recorder = startRecorder();
    const fake = { chat: { completions: { create: () => OwnPromise.resolve(numbers()) } } };
    const stream = await wrapOpenAI(fake, { llm: recorder.llm() }).chat.completions.create();
    for (let round = 0; round < 5; round += 1) {
      collectGarbage();
      await turn();
    }
    expect(recorder.spans()).toEqual([]);
    for await (const _ of stream);
    expect(recorder.spans()).toHaveLength(1);
  });

  it("does not end while a branch of the stream can", async () => {
    await using client = await startTracedClient({ line: NEWEST, script: reply.text("one two") });
    const branch = await (async () => (await client.openai.chat.completions.create(streamed)).tee()[0])();
    for (let round = 0; round < 5; round += 1) {
      collectGarbage();
      await turn();
    }
    expect(client.recorder.spans()).toEqual([]);
    for await (const _ of branch);
    expect(client.recorder.span().attributes["gen_ai.response.finish_reasons"]).toEqual(["stop"]);
  });
});

describe("the request behind a stream that nobody can read any more", () => {
  const script = reply.text("one two three four", { chunks: 4, delayMs: 60_000 });

  /** Whether the server has seen that the client is gone. */
  const isAborted = async ({ server }: TracedClient): Promise<boolean> => {
    for (let round = 0; round < 200 && !server.requests()[0]?.abortedByClient; round += 1) {
      collectGarbage();
      await turn();
    }
    return server.requests()[0]?.abortedByClient ?? false;
  };

  const ways: Record<string, (client: TracedClient) => Promise<void>> = {
    "of a wrapped client": async ({ openai }) => {
      await openai.chat.completions.create(streamed);
    },
    "of a wrapped client, read in part": async ({ openai }) => {
      const stream = await openai.chat.completions.create(streamed);
      await stream[Symbol.asyncIterator]().next();
    },
    "of `stream`": async ({ recorder, plain }) => {
      const stream = recorder.llm().stream({ provider: "acme" }, () => plain.chat.completions.create(streamed));
      await stream.next();
    },
    "of `stream`, never read": async ({ recorder, plain }) => {
      recorder.llm().stream({ provider: "acme" }, await plain.chat.completions.create(streamed));
    },
    "that an agent has returned": async ({ recorder, plain }) => {
      await recorder.llm().agent({ name: "a" }, () => plain.chat.completions.create(streamed));
    },
  };

  it.each(Object.entries(ways))("is aborted: %s", async (_, leave) => {
    await using client = await startTracedClient({ line: NEWEST, script });
    await leave(client);
    expect(await isAborted(client)).toBe(true);
    await collected(client.recorder);
    expect(client.recorder.spans()).toHaveLength(1);
    expectWarning();
  });

  it("is left alone while the application holds what `stream` was given", async () => {
    await using client = await startTracedClient({ line: NEWEST, script: reply.text("one two") });
    const source = await client.plain.chat.completions.create(streamed);
    client.recorder.llm().stream({ provider: "acme" }, source);
    for (let round = 0; round < 5; round += 1) {
      collectGarbage();
      await turn();
    }
    expect(client.recorder.spans()).toEqual([]);
    let chunks = 0;
    for await (const _ of source) chunks += 1;
    expect(chunks).toBeGreaterThan(1);
  });

  it("ends the span of `stream` when the application aborts it between two steps", async () => {
    await using client = await startTracedClient({ line: NEWEST, script: reply.hang({ afterChunks: 1 }) });
    const source = await client.plain.chat.completions.create(streamed);
    const stream = client.recorder.llm().stream({ provider: "acme" }, source);
    await stream.next();
    source.controller.abort();
    expect(client.recorder.span().attributes).toMatchObject({ "sideband.outcome": "cancelled" });
    expect((await stream.next()).done).toBe(true);
    expect(client.recorder.spans()).toHaveLength(1);
  });
});
