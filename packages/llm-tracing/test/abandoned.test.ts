import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { reply } from "@sideband/testing-utils";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";

import { wrapOpenAI } from "../src/openai/index.ts";
import { startTracedClient, streamed } from "./openai/traced-client.ts";
import {
  type Recorder,
  startRecorder,
  turn,
  UNSET,
  useContextManager,
  useDiagnostics,
  useUnhandledRejections,
} from "./recorder.ts";

useContextManager();
useDiagnostics();
useUnhandledRejections();

let collectGarbage: () => void;
beforeAll(() => {
  setFlagsFromString("--expose_gc");
  collectGarbage = runInNewContext("gc") as () => void;
});

afterEach(() => void vi.useRealTimers());

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
    expect(recorder.span()).toMatchObject(cancelled);
  });

  it("ends: a stream of the client that was never consumed", async () => {
    await using client = await startTracedClient({ script: reply.text("one two") });
    await (async () => {
      await client.openai.chat.completions.create(streamed);
    })();
    await collected(client.recorder);
    expect(client.recorder.span()).toMatchObject(cancelled);
  });

  it("ends: a call whose answer was never asked for", async () => {
    await using client = await startTracedClient({ script: reply.text("one two") });
    void client.openai.chat.completions.create(streamed);
    await client.server.waitForRequests(1);
    await client.server.idle();
    await collected(client.recorder);
    expect(client.recorder.span()).toMatchObject(cancelled);
  });

  it("ends: a generator that an agent returned", async () => {
    const recorder = startRecorder();
    await (async () => {
      await recorder.llm().agent({ name: "a" }, numbers).next();
    })();
    await collected(recorder);
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
    await using client = await startTracedClient({ script: reply.text("one two") });
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
