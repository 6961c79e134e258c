import type { TracedMethod } from "../client/wrap-client.ts";
import { chatApi } from "./chat/chat-api.ts";

/** Helpers such as `parse` and `stream` call these. */
export const METHODS: readonly TracedMethod[] = [{ resource: ["chat", "completions"], name: "create", api: chatApi }];
