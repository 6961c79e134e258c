import { reply } from "@sideband/testing-utils";
import type OpenAI from "openai";
import type { Stream } from "openai/streaming";
import { expect, it } from "vitest";

import { collect, names, turn, UNSET, useContextManager, useDiagnostics, useUnhandledRejections } from "../recorder.ts";
import { LINES } from "./lines.ts";
import { startTracedClient, streamed } from "./traced-client.ts";

useContextManager();
useDiagnostics();
useUnhandledRejections();

type Chunks = Stream<OpenAI.ChatCompletionChunk>;

const ways: Record<string, (stream: Chunks) => unknown> = {
  iteration: (stream) => collect(stream),
  "`break`": async (stream) => {
    for await (const _ of stream) break;
  },
  "`tee()`": (stream) => Promise.all(stream.tee().map((branch) => collect(branch))),
  "`toReadableStream()`": (stream) => new Response(stream.toReadableStream() as ReadableStream).text(),
  "a cancelled `toReadableStream()`": (stream) => stream.toReadableStream().cancel(),
  "an abort before the first read": (stream) => stream.controller.abort(),
};

const cases = LINES.flatMap((line) =>
  Object.entries(ways).map(([way, consume]) => [line.name, way, line, consume] as const),
);

it.each(cases)("an agent that returns a stream of %s ends with it, by %s", async (_, __, line, consume) => {
  await using client = await startTracedClient({ line, script: reply.text("one two three") });
  const llm = client.recorder.llm();
  const stream = await llm.agent({ name: "support" }, () => client.openai.chat.completions.create(streamed));
  expect(client.recorder.spans()).toEqual([]);
  await consume(stream);
  await turn();
  expect(names(client.recorder.spans())).toEqual(["invoke_agent support > chat gpt-4o", "invoke_agent support"]);
  for (const { status } of client.recorder.spans()) expect(status).toEqual({ code: UNSET });
});
