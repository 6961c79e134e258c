import type { FakeProvider } from "../../src/index.ts";

/** The least request that each endpoint serves, without any client. */
const requests = {
  chat: { path: "/v1/chat/completions", body: { model: "gpt-5.4", messages: [{ role: "user", content: "?" }] } },
  responses: { path: "/v1/responses", body: { model: "gpt-5.4", input: "?" } },
  embeddings: { path: "/v1/embeddings", body: { model: "text-embedding-3-small", input: ["a", "b"] } },
  messages: {
    path: "/v1/messages",
    body: { model: "claude-opus-5", max_tokens: 100, messages: [{ role: "user", content: "?" }] },
  },
  countTokens: {
    path: "/v1/messages/count_tokens",
    body: { model: "claude-opus-5", messages: [{ role: "user", content: "?" }] },
  },
  generateContent: {
    path: "/v1beta/models/gemini-3.1-pro:generateContent",
    body: { contents: [{ role: "user", parts: [{ text: "?" }] }] },
  },
  streamGenerateContent: {
    path: "/v1beta/models/gemini-3.1-pro:streamGenerateContent?alt=sse",
    body: { contents: [{ role: "user", parts: [{ text: "?" }] }] },
  },
  geminiCountTokens: {
    path: "/v1beta/models/gemini-3.1-pro:countTokens",
    body: { contents: [{ role: "user", parts: [{ text: "?" }] }] },
  },
  embedContent: {
    path: "/v1beta/models/gemini-embedding-001:embedContent",
    body: { content: { parts: [{ text: "a" }] } },
  },
  batchEmbedContents: {
    path: "/v1beta/models/gemini-embedding-001:batchEmbedContents",
    body: { requests: [{ content: { parts: [{ text: "a" }] } }, { content: { parts: [{ text: "b" }] } }] },
  },
} as const;

export type EndpointKey = keyof typeof requests;

export const endpointKeys: readonly EndpointKey[] = Object.keys(requests) as EndpointKey[];

const keyHeaders = (path: string, key: string): Record<string, string> => {
  if (path.startsWith("/v1beta/")) return { "x-goog-api-key": key };
  if (path.startsWith("/v1/messages")) return { "x-api-key": key, "anthropic-version": "2023-06-01" };
  return { authorization: `Bearer ${key}` };
};

/** Asks an endpoint as its client would; `more` is put into the body. */
export const post = (
  { anthropicUrl: origin }: Pick<FakeProvider, "anthropicUrl">,
  endpoint: EndpointKey,
  more: Readonly<Record<string, unknown>> = {},
  key = "test-key",
): Promise<Response> => {
  const { path, body } = requests[endpoint];
  const headers = { ...keyHeaders(path, key), "content-type": "application/json" };
  return fetch(origin + path, { method: "POST", headers, body: JSON.stringify({ ...body, ...more }) });
};
