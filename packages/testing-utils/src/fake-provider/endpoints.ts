import { countTokens as anthropicCountTokens } from "./anthropic/count-tokens.ts";
import { messages } from "./anthropic/messages.ts";
import { anthropic } from "./anthropic/vendor.ts";
import type { Endpoint } from "./endpoint.ts";
import { countTokens as geminiCountTokens } from "./gemini/count-tokens.ts";
import { embedContent } from "./gemini/embed-content.ts";
import { generateContent } from "./gemini/generate-content.ts";
import { gemini } from "./gemini/vendor.ts";
import { chatCompletions } from "./openai/chat-completions.ts";
import { embeddings } from "./openai/embeddings.ts";
import { responses } from "./openai/responses.ts";
import { openAI } from "./openai/vendor.ts";
import type { Vendor } from "./vendor.ts";

const ENDPOINTS: readonly Endpoint[] = [
  chatCompletions,
  responses,
  embeddings,
  messages,
  anthropicCountTokens,
  generateContent,
  geminiCountTokens,
  embedContent,
];

const pathnameOf = (path: string): string => path.split("?", 1)[0] ?? "";

/** The endpoint that a request is for. */
export const findEndpoint = (method: string, path: string): Endpoint | undefined =>
  method === "POST" ? ENDPOINTS.find((endpoint) => endpoint.serves(pathnameOf(path))) : undefined;

/** Whose client sent a request to a path that is none: told by what only that client sends. */
export const guessVendor = (path: string, headers: Readonly<Record<string, string>>): Vendor => {
  if (headers["anthropic-version"] !== undefined) return anthropic;
  if (headers["x-goog-api-key"] !== undefined || path.startsWith("/v1beta/")) return gemini;
  return openAI;
};
