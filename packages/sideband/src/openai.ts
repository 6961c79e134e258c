export { wrapOpenAI } from "./wrap-openai.ts";

export type { WrapOpenAIOptions } from "@sideband/llm-tracing/openai";
