import type { ModelApi } from "../../client/model-api.ts";
import { EventReader } from "./event-reader.ts";
import { recordMessage } from "./message.ts";
import { contentOf, requestOf } from "./request.ts";

/** `messages.create` and `beta.messages.create`. */
export const messagesApi: ModelApi = {
  request: requestOf,
  content: contentOf,
  recordAnswer: recordMessage,
  chunkReader: (inference) => {
    const reader = new EventReader(inference);
    return (event) => reader.read(event);
  },
};
