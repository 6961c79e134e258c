import type { TracedMethod } from "../client/wrap-client.ts";
import { chatApi } from "./chat/chat-api.ts";
import { completionsApi } from "./completions/completions-api.ts";
import { embeddingsApi } from "./embeddings/embeddings-api.ts";
import { responsesApi } from "./responses/responses-api.ts";

/** All that calls a model. The helpers (`parse`, `stream`, `runTools`, those of `beta.chat` too) call these. */
export const METHODS: readonly TracedMethod[] = [
  { resource: ["chat", "completions"], name: "create", api: chatApi },
  { resource: ["responses"], name: "create", api: responsesApi },
  { resource: ["beta", "responses"], name: "create", api: responsesApi },
  { resource: ["embeddings"], name: "create", api: embeddingsApi },
  { resource: ["completions"], name: "create", api: completionsApi },
];
