import type { TracedMethod } from "../client/wrap-client.ts";
import { messagesApi } from "./messages/messages-api.ts";

/** Helpers such as `parse`, `stream` and `toolRunner` call these. */
export const METHODS: readonly TracedMethod[] = [
  { resource: ["messages"], name: "create", api: messagesApi },
  { resource: ["beta", "messages"], name: "create", api: messagesApi },
];
