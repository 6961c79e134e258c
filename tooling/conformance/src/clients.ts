import { anthropic0, anthropic1 } from "./clients/anthropic-library.ts";
import { anthropicMessages } from "./clients/anthropic-messages.ts";
import type { ModelClient } from "./clients/model-client.ts";
import { openAIChat } from "./clients/openai-chat.ts";
import { openAIEmbeddings } from "./clients/openai-embeddings.ts";
import { openAI6, openAI7 } from "./clients/openai-library.ts";
import { openAIResponses } from "./clients/openai-responses.ts";

/** The columns of the report. */
export const clients: readonly ModelClient[] = [
  ...[openAI7, openAI6].flatMap((line) => [openAIChat(line), openAIResponses(line), openAIEmbeddings(line)]),
  ...[anthropic1, anthropic0].map((line) => anthropicMessages(line)),
];
