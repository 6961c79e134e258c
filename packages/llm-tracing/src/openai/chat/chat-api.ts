import type { ModelApi } from "../../client/model-api.ts";
import { ChunkReader } from "./chunk-reader.ts";
import { recordCompletion } from "./completion.ts";
import { contentOf, requestOf } from "./request.ts";

/** `chat.completions.create`. */
export const chatApi: ModelApi = {
  request: requestOf,
  content: contentOf,
  recordAnswer: recordCompletion,
  chunkReader: (inference) => {
    const reader = new ChunkReader(inference);
    return (chunk) => reader.read(chunk);
  },
};
