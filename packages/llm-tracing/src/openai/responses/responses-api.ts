import type { ModelApi } from "../../client/model-api.ts";
import { EventReader } from "./event-reader.ts";
import { contentOf, requestOf } from "./request.ts";
import { recordResponse } from "./response.ts";

/** `responses.create`. */
export const responsesApi: ModelApi = {
  request: requestOf,
  content: contentOf,
  recordAnswer: recordResponse,
  chunkReader: (inference) => {
    const reader = new EventReader(inference);
    return (event) => reader.read(event);
  },
};
