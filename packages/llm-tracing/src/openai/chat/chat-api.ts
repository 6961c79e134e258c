import type { ModelApi } from "../../client/model-api.ts";
import { CHAT_CHOICE } from "./choice.ts";
import { ChunkReader } from "./chunk-reader.ts";
import { recordCompletion } from "./completion.ts";
import { contentOf, requestOf } from "./request.ts";

/** `chat.completions.create`. */
export const chatApi: ModelApi = {
  request: requestOf,
  content: contentOf,
  recordAnswer: (inference, completion) => recordCompletion(inference, completion, CHAT_CHOICE),
  chunkReader: (inference) => {
    const reader = new ChunkReader(inference, CHAT_CHOICE);
    return (chunk) => reader.read(chunk);
  },
};
