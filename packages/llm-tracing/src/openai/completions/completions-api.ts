import { readProperty } from "@sideband/propagation/lifetime";

import type { ModelApi } from "../../client/model-api.ts";
import type { ChoiceShape } from "../chat/choice.ts";
import { ChunkReader } from "../chat/chunk-reader.ts";
import { recordCompletion } from "../chat/completion.ts";
import { contentOf, requestOf } from "./request.ts";

const messageOf = (choice: unknown): unknown => ({ content: readProperty(choice, "text") });

const TEXT_CHOICE: ChoiceShape = { message: messageOf, delta: messageOf };

/** `completions.create`, the API before chats: its answers are those of a chat, but for where they hold the text. */
export const completionsApi: ModelApi = {
  request: requestOf,
  content: contentOf,
  recordAnswer: (inference, completion) => recordCompletion(inference, completion, TEXT_CHOICE),
  chunkReader: (inference) => {
    const reader = new ChunkReader(inference, TEXT_CHOICE);
    return (chunk) => reader.read(chunk);
  },
};
