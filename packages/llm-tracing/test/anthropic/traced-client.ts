import Anthropic, { type ClientOptions } from "@anthropic-ai/sdk";
import Anthropic0 from "@anthropic-ai/sdk-0";
import { FakeProvider, type Reply } from "@sideband/testing-utils";

import { wrapAnthropic, type WrapAnthropicOptions } from "../../src/anthropic/index.ts";
import type { LlmTracerOptions } from "../../src/index.ts";
import { type Recorder, startRecorder } from "../recorder.ts";

type Line = typeof Anthropic;

/** What the tests use of the two lines is the same in both. */
export const LINES: readonly (readonly [name: string, client: Line])[] = [
  ["1", Anthropic],
  ["0", Anthropic0 as unknown as Line],
];

export interface TracedClient extends AsyncDisposable {
  readonly recorder: Recorder;
  readonly server: FakeProvider;
  readonly anthropic: Anthropic;
  /** The same client, not wrapped. */
  readonly plain: Anthropic;
}

export interface TracedClientOptions {
  readonly script?: Reply | readonly Reply[];
  readonly client?: ClientOptions;
  readonly llm?: LlmTracerOptions;
  readonly wrap?: WrapAnthropicOptions;
}

/** A real client, wrapped, that talks to a real server. */
export const startTracedClient = async (
  line: Line,
  { script, client, llm, wrap }: TracedClientOptions = {},
): Promise<TracedClient> => {
  const server = await FakeProvider.start(script === undefined ? {} : { script });
  const recorder = startRecorder();
  const options = { baseURL: server.anthropicUrl, apiKey: "sk-ant-test", maxRetries: 0, ...client };
  return {
    recorder,
    server,
    anthropic: wrapAnthropic(new line(options), { llm: recorder.llm(llm), ...wrap }),
    plain: new line(options),
    [Symbol.asyncDispose]: () => server.close(),
  };
};

type Body = Pick<Anthropic.MessageCreateParamsNonStreaming, "model" | "max_tokens" | "messages">;

export const body: Body = {
  model: "claude-opus-5-5",
  max_tokens: 64,
  messages: [{ role: "user", content: "my secret question" }],
};
export const streamed: Anthropic.MessageCreateParamsStreaming = { ...body, stream: true };
