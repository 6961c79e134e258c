export { wrapAnthropic } from "./wrap-anthropic.ts";

export type { AnthropicShape } from "./client-shape.ts";
export type { WrapAnthropicOptions } from "./wrap-anthropic.ts";
