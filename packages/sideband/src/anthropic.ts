export { wrapAnthropic } from "./wrap-anthropic.ts";

export type { WrapAnthropicOptions } from "@sideband/llm-tracing/anthropic";
