import { LlmTracer } from "@sideband/llm-tracing";
import { wrapAnthropic } from "@sideband/llm-tracing/anthropic";
import { wrapOpenAI } from "@sideband/llm-tracing/openai";

import type { Adapter } from "../adapter.ts";

const llm = new LlmTracer();

export const adapter: Adapter = {
  name: "sideband",
  instrument: (client, kind) =>
    kind === "openai" ? wrapOpenAI(client as never, { llm }) : wrapAnthropic(client as never, { llm }),
};
