export { wrapOpenAI } from "./wrap-openai.ts";

export type { OpenAIShape } from "./client-shape.ts";
export type { WrapOpenAIOptions } from "./wrap-openai.ts";
