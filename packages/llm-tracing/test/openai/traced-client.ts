import { FakeProvider, type Reply } from "@sideband/testing-utils";
import type OpenAI from "openai";
import type { ClientOptions } from "openai";

import type { LlmTracerOptions } from "../../src/index.ts";
import { wrapOpenAI } from "../../src/openai/index.ts";
import { type Recorder, startRecorder } from "../recorder.ts";
import { type Line, NEWEST } from "./lines.ts";

export interface TracedClient extends AsyncDisposable {
  readonly recorder: Recorder;
  readonly server: FakeProvider;
  readonly openai: OpenAI;
  /** The same client, not wrapped. */
  readonly plain: OpenAI;
}

export interface TracedClientOptions {
  /** @default the newest */
  readonly line?: Line;
  readonly script?: Reply | readonly Reply[];
  readonly client?: ClientOptions;
  readonly llm?: LlmTracerOptions;
}

/** A real client, wrapped, that talks to a real server. */
export const startTracedClient = async (given: TracedClientOptions = {}): Promise<TracedClient> => {
  const { line = NEWEST, script, client, llm } = given;
  const server = await FakeProvider.start(script === undefined ? {} : { script });
  const recorder = startRecorder();
  const options = { baseURL: server.url, apiKey: "sk-test", maxRetries: 0, ...client };
  const openai = wrapOpenAI(new line.OpenAI(options), { llm: recorder.llm(llm) });
  return {
    recorder,
    server,
    openai,
    plain: new line.OpenAI(options),
    [Symbol.asyncDispose]: () => server.close(),
  };
};

type Body = Pick<OpenAI.ChatCompletionCreateParamsNonStreaming, "model" | "messages">;
type StreamedBody = OpenAI.ChatCompletionCreateParamsStreaming;

export const body: Body = { model: "gpt-4o", messages: [{ role: "user", content: "my secret question" }] };
export const streamed: StreamedBody = { ...body, stream: true };
